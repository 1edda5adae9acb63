/** Puts the printed canvas on the page, at once: the browser waits for nothing between asking and printing. */
import { flushSync, mount, unmount } from 'svelte'
import { readContent } from '@ninefold/shared/document/read-content'
import { t } from '../../lib/messages/index.ts'
import { authorsHere } from '../authors-here.ts'
import type { Canvas } from '../context.ts'
import { People } from '../details/people.svelte.ts'
import { measureFits } from './fit.ts'
import { PrintLayout } from './layout.svelte.ts'
import { MARGIN_MM, type Paper } from './paper.ts'
import PrintDocument from './PrintDocument.svelte'
import { printModel } from './print-model.ts'
import './print.css'

/** It stands until the returned function is called. */
export function showPaper(canvas: Canvas, paper: Paper): () => void {
  const model = printModel(readContent(canvas.session.doc), Date.now(), personsOf(canvas))
  const layout = new PrintLayout(paper)
  const target = document.createElement('div')
  target.className = 'paper'
  document.body.append(target)
  const printed = mount(PrintDocument, { target, props: { model, layout } })
  flushSync()
  fit(target, layout)
  const endSize = sizePages(paper)
  return () => {
    endSize()
    void unmount(printed)
    target.remove()
  }
}

/** The largest letters with which all notes stand on the sheet; where none do, what overflows goes to further pages. */
function fit(target: HTMLElement, layout: PrintLayout): void {
  const tryLetters = (letters: number): boolean => {
    layout.letters = letters
    flushSync()
    return Object.keys(measureFits(target)).length === 0
  }
  const { letters, overfull } = layout.paper
  const [largest = overfull, ...smaller] = letters
  // Most canvases fit at once. Of the others, the least letters tell whether the sizes between are worth a try.
  if (!tryLetters(largest) && !(tryLetters(smaller.at(-1) ?? largest) && smaller.some(tryLetters))) {
    tryLetters(overfull)
    layout.fits = measureFits(target)
  }
  layout.measuring = false
  flushSync()
}

/** Names of people as far as this page has heard of them: nothing can be asked for now. */
function personsOf(canvas: Canvas): (held: string) => string {
  const people = new People(canvas)
  return (held) => authorsHere.current?.nameOf(held) ?? people.nameOf(held) ?? t.details.people.unknown
}

/** Pages of the paper's size. Set by script, because rules of a page know no variables. */
function sizePages({ width, height }: Paper): () => void {
  const rules = new CSSStyleSheet()
  rules.replaceSync(`@page { size: ${width}mm ${height}mm; margin: ${MARGIN_MM}mm }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules)
  }
}
