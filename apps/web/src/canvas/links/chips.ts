/**
 * The chip on each note: how many links it has and, on an activity, the four dots of what it leads to. Put on the
 * notes from outside and when the page is idle: hundreds of notes are drawn first, and none of them carries anything
 * for it. A press opens the links, a drag draws one.
 */
import { BLOCKS, type BlockId } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'
import * as more from '../../ui/icons-more.ts'
import { beginDrawing } from './draw.ts'
import type { Links } from './links.svelte.ts'
import { otherEnd } from './relations.ts'
import { clauseOf, nameOf } from './words.ts'

/** What an activity is there for: one dot each. */
const REACHED: readonly BlockId[] = [
  'value_propositions',
  'channels',
  'customer_relationships',
  'revenue_streams',
]
/** Links told in words before the rest is counted. */
const MOST_WORDS = 3

/** Shows them until the returned function is called. */
export function showChips(links: Links, sheet: HTMLElement): () => void {
  const draw = (note: HTMLElement): void => dress(links, note)
  const drawAll = (home: ParentNode): void => {
    for (const note of home.querySelectorAll<HTMLElement>('[data-note]')) draw(note)
  }
  const arrivals = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      // The note is called by its text, and so is its chip.
      const chip =
        target instanceof HTMLElement ? target.querySelector<HTMLElement>(':scope > .linkchip') : null
      if (chip && type === 'attributes') name(links, chip, chip.parentElement?.dataset.note ?? '')
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue
        if (node.dataset.note !== undefined) draw(node)
        else if (node.childElementCount > 0) drawAll(node)
      }
    }
  })
  arrivals.observe(sheet, { childList: true, subtree: true, attributeFilter: ['aria-label'] })
  const stop = links.view.subscribe((ids) => {
    // Few have changed: looked up one by one. Many, as when a canvas arrives: in one pass.
    if (ids.size > 20) return drawAll(sheet)
    for (const id of ids) {
      const note = sheet.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)
      if (note) draw(note)
    }
  })
  drawAll(sheet)

  const idAt = (event: Event): string | undefined => noteAt(event)?.dataset.note
  const listeners: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void } = {
    pointerdown: (event) => {
      const [chip, id] = [chipAt(event), idAt(event)]
      if (chip && id !== undefined) beginDrawing(links, id, chip, event)
    },
    // Or the browser would drag the note under the chip.
    mousedown: (event) => {
      if (chipAt(event)) event.preventDefault()
    },
    click: (event) => {
      const id = idAt(event)
      if (!chipAt(event) || id === undefined) return
      noteAt(event)?.focus()
      links.picking = { noteId: id, kind: null }
    },
    focusin: (event) => {
      const note = noteAt(event)
      if (note && note === event.target) describe(links, note)
    },
    pointerover: (event) => {
      const [chip, id] = [chipAt(event), idAt(event)]
      if (chip && id !== undefined) name(links, chip, id)
    },
  }
  const entries = Object.entries(listeners) as [string, EventListener][]
  for (const [type, listener] of entries) sheet.addEventListener(type, listener)
  return () => {
    arrivals.disconnect()
    stop()
    for (const [type, listener] of entries) sheet.removeEventListener(type, listener)
  }
}

const noteAt = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-note]') : null
const chipAt = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.linkchip') : null

function dress(links: Links, note: HTMLElement): void {
  const id = note.dataset.note ?? ''
  const shown = links.counted(id)
  const chip = note.querySelector<HTMLElement>(':scope > .linkchip')
  if (!shown) return chip?.remove()
  const own = links.of(id)
  const dots = shown.blockId === 'key_activities' ? litBlocks(links, id) : null
  const face = `${own.length} ${dots?.join() ?? ''}`
  if (chip?.dataset.face === face) return
  const next = chip ?? newChip()
  next.dataset.face = face
  next.classList.toggle('bare', own.length === 0 && !dots)
  next.replaceChildren(
    ...(dots ? [dotsOf(dots)] : []),
    ...(own.length > 0 || !dots ? [icon()] : []),
    ...(own.length > 0 ? [String(own.length)] : []),
  )
  name(links, next, id)
  if (!chip) note.append(next)
}

function newChip(): HTMLElement {
  const chip = document.createElement('button')
  chip.type = 'button'
  chip.className = 'linkchip'
  // The note itself has a key for it, and its menu: no further stop for Tab on each of hundreds of notes.
  chip.tabIndex = -1
  chip.dataset.tip = t.links.chipTip
  return chip
}

function dotsOf(lit: readonly boolean[]): HTMLElement {
  const dots = document.createElement('span')
  dots.className = 'dots4'
  for (const on of lit) {
    const dot = document.createElement('i')
    if (on) dot.className = 'on'
    dots.append(dot)
  }
  return dots
}

const SVG = 'http://www.w3.org/2000/svg'

function icon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', more.link)
  svg.append(path)
  return svg
}

/** Whether an activity leads to each of the four. */
export function litBlocks(links: Links, id: string): boolean[] {
  const reached = new Set(links.of(id).map((link) => links.counted(otherEnd(link, id))?.blockId))
  return REACHED.map((blockId) => reached.has(blockId))
}

export function reachInWords(lit: readonly boolean[]): string {
  const names = REACHED.map((id) => BLOCKS.find((block) => block.id === id)?.name ?? '')
  return t.links.reach(
    names.filter((_, i) => lit[i]),
    names.filter((_, i) => !lit[i]),
  )
}

function name(links: Links, chip: HTMLElement, id: string): void {
  chip.ariaLabel = t.links.open(nameOf(links.canvas, id), links.of(id).length)
  const words = wordsOf(links, id)
  chip.dataset.tip = words === '' ? t.links.chipTip : words
}

/** For ears: before how to write in it, which the sheet has just put there. */
function describe(links: Links, note: HTMLElement): void {
  const words = wordsOf(links, note.dataset.note ?? '')
  if (words !== '') note.ariaDescription = [words, note.ariaDescription].filter(Boolean).join('. ')
}

function wordsOf(links: Links, id: string): string {
  const own = links.of(id)
  const clauses = own.slice(0, MOST_WORDS).map((link) => clauseOf(links.canvas, link, id))
  const said = own.length === 0 ? '' : t.links.described(clauses, own.length - clauses.length)
  if (links.counted(id)?.blockId !== 'key_activities') return said
  return [said, reachInWords(litBlocks(links, id))].filter(Boolean).join('. ')
}
