/** Makes the page ready to be printed at any time, by its own menu or by the browser's. */
import type { Canvas } from '../context.ts'
import { Paper, rememberPaper, usualPaper, type PaperId } from './paper.ts'
import { showPaper } from './show-paper.ts'

/** Lasts until the returned function is called. */
export function beginPrint(canvas: Canvas): () => void {
  let clear: (() => void) | undefined
  const before = (): void => {
    clear ??= showPaper(canvas, new Paper(usualPaper()))
  }
  const after = (): void => {
    clear?.()
    clear = undefined
  }
  addEventListener('beforeprint', before)
  addEventListener('afterprint', after)
  return () => {
    after()
    removeEventListener('beforeprint', before)
    removeEventListener('afterprint', after)
  }
}

/** Opens the browser's print dialog for a size of paper, which is kept for the next time. */
export function printOn(paper: PaperId): void {
  rememberPaper(paper)
  print()
}
