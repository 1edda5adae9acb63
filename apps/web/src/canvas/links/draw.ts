/** Drawing a link by mouse, pen or finger: from the chip of a note to another note, which lights up if it may be. */
import { blockById, BLOCKS_IN_GUIDED_ORDER } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import { existing, link, unlink } from './edit.ts'
import type { Links } from './links.svelte.ts'
import { directBlocks, directLink, otherEnd } from './relations.ts'
import { sentenceOf } from './words.ts'

/** A press that moves less is a press. */
const SLACK_PX = 6
/** Over the name of a block, on a phone: so long until it is shown. */
const DWELL_MS = 350
/** Near the edge of a list it scrolls, by so much a frame. */
const EDGE_PX = 28
const SCROLL_PX = 7

/** Follows a press on a chip until it ends. */
export function beginDrawing(links: Links, fromId: string, chip: HTMLElement, press: PointerEvent): void {
  const { canvas } = links
  if (!canvas.view.editable || press.button !== 0) return
  const box = chip.getBoundingClientRect()
  const note = chip.closest('[data-note]')
  const isDraggable = note?.getAttribute('draggable') === 'true'
  const start = [box.left + box.width / 2, box.top + box.height / 2] as const
  let dwell: ReturnType<typeof setTimeout> | undefined
  let over: Element | null = null
  let frame = 0

  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return
    const { clientX: x, clientY: y } = event
    if (!links.drawing) {
      if (Math.hypot(x - press.clientX, y - press.clientY) < SLACK_PX) return
      lightTargets(links, fromId)
    }
    event.preventDefault()
    const under = document.elementFromPoint(x, y)
    const toId = under?.closest<HTMLElement>('[data-note]')?.dataset.note
    links.drawing = {
      fromId,
      start,
      end: [x, y],
      toId: toId === undefined || toId === fromId ? null : toId,
    }
    linger(under)
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(scroll)
  }

  /** Over the switcher of a phone the block that is pointed at comes up. */
  const linger = (under: Element | null): void => {
    const button = under?.closest('nav > button') ?? null
    if (button === over) return
    over = button
    clearTimeout(dwell)
    const at = button?.parentElement?.matches('.nine')
      ? [...button.parentElement.children].indexOf(button)
      : -1
    const block = BLOCKS_IN_GUIDED_ORDER[at]
    if (!block) return
    dwell = setTimeout(() => {
      canvas.place.block = block.id
      requestAnimationFrame(() => lightTargets(links, fromId))
    }, DWELL_MS)
  }

  const scroll = (): void => {
    const [x, y] = links.drawing?.end ?? [0, 0]
    const list = document.elementFromPoint(x, y)?.closest('[data-block]')?.querySelector('.scroll')
    if (!links.drawing || !list) return
    const { top, bottom } = list.getBoundingClientRect()
    const by = y < top + EDGE_PX ? -SCROLL_PX : y > bottom - EDGE_PX ? SCROLL_PX : 0
    if (by === 0) return
    list.scrollBy(0, by)
    frame = requestAnimationFrame(scroll)
  }

  const end = (event: Event): void => {
    if (event instanceof PointerEvent && event.pointerId !== press.pointerId) return
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
    }
    stop()
    const drawn = links.drawing
    links.drawing = null
    if (!drawn) return
    suppressClick()
    if (event.type === 'pointerup' && drawn.toId !== null) join(links, fromId, drawn.toId)
  }

  const stop = (): void => {
    clearTimeout(dwell)
    cancelAnimationFrame(frame)
    darken()
    removeEventListener('pointermove', move)
    for (const name of ENDS) removeEventListener(name, end, true)
    removeEventListener('blur', end)
    if (isDraggable) note?.setAttribute('draggable', 'true')
  }

  // A finger that stays for a moment would drag the note under the chip.
  if (isDraggable) note?.setAttribute('draggable', 'false')
  addEventListener('pointermove', move)
  for (const name of ENDS) addEventListener(name, end, true)
  // Of the window alone: an element that loses the focus ends nothing.
  addEventListener('blur', end)
}

const ENDS = ['pointerup', 'pointercancel', 'keydown'] as const

/** The press ends in a click where it began and ended on one element; that is no press on it. */
function suppressClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }))
}

/** Links the two, or says why that is none and what could be. */
function join(links: Links, fromId: string, toId: string): void {
  const { canvas } = links
  const [from, to] = [canvas.notes.note(fromId), canvas.notes.note(toId)]
  if (!from || !to) return
  const direct = directLink(from, to)
  if (direct) {
    const id = link(links, direct)
    if (id === null) return
    const action = { label: t.common.undo, run: () => unlink(links, direct) }
    const text = t.links.made(sentenceOf(canvas, direct))
    canvas.actions.offers.make({ text, action }, () => links.view.get(id) !== null)
    return
  }
  const loose = { fromId, kind: 'relates_to', toId } as const
  const text = t.links.refusedFull(blockById(from.blockId).name, blockById(to.blockId).name)
  const action = { label: t.links.relate, run: () => void link(links, loose) }
  toasts.show(existing(links, loose).length > 0 ? { text } : { text, action })
}

/** Says on each block whether its notes can be linked to, and marks those that are. */
function lightTargets(links: Links, fromId: string): void {
  const from = links.canvas.notes.note(fromId)
  const sheet = document.querySelector<HTMLElement>('.sheet')
  if (!from || !sheet) return
  const takes = directBlocks(from.blockId)
  sheet.dataset.drawing = ''
  for (const block of sheet.querySelectorAll<HTMLElement>('[data-block]'))
    block.dataset.takes = takes.has(block.dataset.block as typeof from.blockId) ? 'yes' : 'no'
  const linked = new Set(links.view.of(fromId).map((one) => otherEnd(one, fromId)))
  for (const note of sheet.querySelectorAll<HTMLElement>('[data-note]')) {
    const id = note.dataset.note ?? ''
    if (linked.has(id)) note.dataset.linked = ''
    if (id === fromId) note.dataset.from = ''
  }
}

function darken(): void {
  const sheet = document.querySelector<HTMLElement>('.sheet')
  if (!sheet) return
  delete sheet.dataset.drawing
  for (const marked of sheet.querySelectorAll<HTMLElement>('[data-takes], [data-linked], [data-from]')) {
    delete marked.dataset.takes
    delete marked.dataset.linked
    delete marked.dataset.from
  }
}
