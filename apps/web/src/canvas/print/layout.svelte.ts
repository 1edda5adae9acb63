/** What is tried and found while a canvas is laid out on paper. */
import type { Fits } from './fit.ts'
import type { Paper } from './paper.ts'

export class PrintLayout {
  readonly paper: Paper
  /** Points. */
  letters = $state(0)
  fits = $state.raw<Fits>({})
  /** Only what is measured is drawn, with a line to spare: print may break a line elsewhere than the screen. */
  measuring = $state(true)

  constructor(paper: Paper) {
    this.paper = paper
    this.letters = paper.letters[0] ?? 0
  }
}
