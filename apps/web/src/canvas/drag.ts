/** Moving notes by drag, on the browser's own drag and drop: with the mouse, and by long press on touch screens. */
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Attachment } from 'svelte/attachments'
import type { BlockId } from '@ninefold/shared'
import type { Canvas } from './context.ts'
import { noteElement } from './focus.ts'
import { groupAround, groupAt, markTarget } from './groups/at.ts'
import { move } from './move.ts'

const made = new WeakSet<HTMLElement>()

/**
 * Makes a note draggable, once: called when a pointer comes near it, so that hundreds of notes register nothing
 * until somebody reaches for one.
 */
export function ensureDraggable(canvas: Canvas, element: HTMLElement, noteId: string): void {
  if (made.has(element)) return
  made.add(element)
  draggable({
    element,
    canDrag: () => canvas.place.editing !== noteId && mayTake(canvas, noteId),
    getInitialData: () => ({ noteId }),
    onDragStart: () => element.classList.add('dragging'),
    onDrop: () => element.classList.remove('dragging'),
  })
}

/** Lets notes be dropped on a block, before the note under the pointer or at the end. */
export function dropTarget(canvas: Canvas, blockId: BlockId): Attachment<HTMLElement> {
  return (element) =>
    dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.noteId === 'string' && canvas.locks.mayWriteIn(blockId),
      onDrag: ({ source, location }) => {
        const { beforeId, groupId } = placeAt(element, location.current.input, source.data.noteId)
        markTarget(element, groupId)
        const drop = canvas.place.drop
        if (drop?.blockId !== blockId || drop.beforeId !== beforeId) canvas.place.drop = { blockId, beforeId }
      },
      onDragLeave: () => clearDrop(canvas, blockId, element),
      onDrop: ({ source, location }) => {
        // Asked anew: what was last shown is a frame old, and a quick hand is elsewhere by now.
        const { beforeId, groupId } = placeAt(element, location.current.input, source.data.noteId)
        clearDrop(canvas, blockId, element)
        if (typeof source.data.noteId === 'string')
          move(canvas, source.data.noteId, { blockId, beforeId: beforeId ?? undefined, groupId })
      },
    })
}

function mayTake({ notes, locks }: Canvas, noteId: string): boolean {
  const blockId = notes.note(noteId)?.blockId
  return blockId !== undefined && locks.mayWriteIn(blockId)
}

function clearDrop({ place }: Canvas, blockId: BlockId, element: HTMLElement): void {
  markTarget(element, undefined)
  if (place.drop?.blockId === blockId) place.drop = null
}

interface Pointer {
  readonly clientX: number
  readonly clientY: number
}

/** Where a drop at this point goes: before a note of the group it is in, or to that group's end. */
function placeAt(
  block: HTMLElement,
  pointer: Pointer,
  dragged: unknown,
): { beforeId: string | null; groupId: string | null | undefined } {
  const groupId = groupAt(block, pointer.clientY)
  const beforeId = noteBelow(block, pointer, dragged)
  const note = beforeId === null ? null : noteElement(beforeId)
  const isOutside = groupId !== undefined && note !== null && groupAround(note) !== groupId
  return { beforeId: isOutside ? null : beforeId, groupId }
}

/** The note before which a drop at this point goes; null for the end. Wide blocks flow in rows, so both axes count. */
function noteBelow(block: HTMLElement, { clientX: x, clientY: y }: Pointer, dragged: unknown): string | null {
  const rtl = getComputedStyle(block).direction === 'rtl'
  for (const note of block.querySelectorAll<HTMLElement>('[data-note]')) {
    const box = note.getBoundingClientRect()
    const middle = (box.left + box.right) / 2
    const beforeInRow =
      y < box.bottom && y >= box.top && (rtl ? x > middle : x < middle) && sharesRow(note, box)
    const above = y < (sharesRow(note, box) ? box.top : (box.top + box.bottom) / 2)
    if ((beforeInRow || above) && note.dataset.note !== dragged) return note.dataset.note ?? null
  }
  return null
}

/** Whether another note stands beside this one. */
function sharesRow(note: HTMLElement, box: DOMRect): boolean {
  const beside = (other: Element | null) =>
    other !== null && Math.abs(other.getBoundingClientRect().top - box.top) < 2
  return beside(note.nextElementSibling) || beside(note.previousElementSibling)
}
