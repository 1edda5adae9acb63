/** Presses and keys on notes, heard once for the whole sheet: a canvas of 500 notes has no 500 listeners. */
import type { Attachment } from 'svelte/attachments'
import { isBlockId, LIMITS, type BlockId } from '@ninefold/shared'
import { t } from '../lib/messages/index.ts'
import { layout } from '../lib/state/layout.svelte.ts'
import type { Canvas } from './context.ts'
import { blockElement, focusNote, neighbourBlock, noteElement } from './focus.ts'
import { loadRichEditor } from './NoteEditor.svelte'
import { notesOf } from './pasted.ts'

export function noteGestures(canvas: Canvas): Attachment<HTMLElement> {
  return (sheet) => {
    const listeners: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void } = {
      dblclick: (event) => onPress(canvas, event),
      click: (event) => onClick(canvas, event),
      keydown: (event) => onKey(canvas, event),
      focusin: (event) => onFocus(canvas, event),
      paste: (event) => onPaste(canvas, event),
      contextmenu: (event) => onContextMenu(canvas, event),
      pointerover: (event) => prepareDrag(canvas, event),
      pointerdown: (event) => prepareDrag(canvas, event),
    }
    const entries = Object.entries(listeners) as [string, EventListener][]
    for (const [name, listener] of entries) sheet.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) sheet.removeEventListener(name, listener)
    }
  }
}

const elementOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-note]') : null

function blockOf(target: EventTarget | null): BlockId | null {
  const id =
    target instanceof Element ? target.closest<HTMLElement>('[data-block]')?.dataset.block : undefined
  return isBlockId(id) ? id : null
}

const onControl = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('button, input, textarea, .editor') !== null

/** In a text the browser's own menu serves, with its spelling and its clipboard. */
const onText = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest('input, textarea, .editor') !== null

function onPress(canvas: Canvas, event: MouseEvent): void {
  const id = elementOf(event)?.dataset.note
  if (id !== undefined && !onControl(event)) openNote(canvas, id)
}

/** To write in it; who can only read reads its details instead. */
function openNote(canvas: Canvas, id: string, details = !canvas.view.editable): void {
  if (details) void import('./details/open.ts').then(({ openDetailsOn }) => openDetailsOn(canvas, id))
  else canvas.actions.edit(id)
}

function onClick(canvas: Canvas, event: MouseEvent): void {
  const note = elementOf(event)
  const id = note?.dataset.note
  if (!note || id === undefined) return onEmptySpace(canvas, event)
  const control = (event.target as Element).closest<HTMLElement>('[data-actions], [data-category]')
  if (control) return void openNoteMenu(canvas, id, control)
  // One tap opens a note for writing where there is no double click.
  if (event instanceof PointerEvent && event.pointerType === 'touch' && !onControl(event))
    openNote(canvas, id)
}

/** A double click on the empty part of a block adds a note there; a single one only takes the focus. */
function onEmptySpace(canvas: Canvas, event: MouseEvent): void {
  const blockId = blockOf(event.target)
  if (blockId && event.detail === 2 && !onControl(event)) canvas.actions.add(blockId)
}

/** A pointer near a note is the time to get ready for a drag. */
function prepareDrag(canvas: Canvas, event: PointerEvent): void {
  const note = elementOf(event)
  if (!note?.dataset.note) return
  if (canvas.place.drag) canvas.place.drag.ensureDraggable(canvas, note, note.dataset.note)
  else void loadDrag(canvas)
}

/** Loads what moving by drag needs; the menu serves where that fails. */
export function loadDrag({ place }: Canvas): Promise<void> {
  return import('./drag.ts').then(
    (drag) => void (place.drag = drag),
    () => undefined,
  )
}

async function openNoteMenu(canvas: Canvas, id: string, anchor: HTMLElement): Promise<void> {
  const { openCategoryMenu, openActionsMenu } = await import('./note-menu.ts')
  if (anchor.hasAttribute('data-category')) openCategoryMenu(canvas, id, anchor)
  else openActionsMenu(canvas, id, anchor)
}

function onContextMenu(canvas: Canvas, event: MouseEvent): void {
  const note = elementOf(event)
  const button = note?.querySelector<HTMLElement>('[data-actions]')
  if (!note?.dataset.note || !button || onText(event)) return
  // A long press on a touch screen begins a drag; the menu has its own button there.
  event.preventDefault()
  if (event instanceof PointerEvent && event.pointerType === 'touch') return
  void openNoteMenu(canvas, note.dataset.note, button)
}

function onFocus({ place, session, locks }: Canvas, event: FocusEvent): void {
  const blockId = blockOf(event.target)
  if (!blockId) return
  void loadRichEditor().catch(() => undefined)
  const note = elementOf(event)
  if (note?.dataset.note !== undefined) place.setRover(blockId, note.dataset.note)
  // Here, because five hundred notes that each carry it are five hundred times the work.
  if (note !== null && note === event.target)
    note.ariaDescription = locks.mayWriteIn(blockId) ? t.canvas.howToWrite : null
  if (place.block !== blockId) place.block = blockId
  session.setPresence({ blockId })
}

function onPaste({ actions }: Canvas, event: ClipboardEvent): void {
  const blockId = blockOf(event.target)
  if (!blockId || (event.target as Element).closest('input, textarea, .editor')) return
  const texts = notesOf(event.clipboardData?.getData('text/plain') ?? '', LIMITS.noteTextLength)
  event.preventDefault()
  actions.addTexts(blockId, texts, elementOf(event)?.dataset.note)
}

function onKey(canvas: Canvas, event: KeyboardEvent): void {
  const note = elementOf(event)
  const id = note?.dataset.note
  // Keys of a note are for the note itself, not for a button or an editor inside it.
  if (!note || id === undefined || event.target !== note || event.ctrlKey || event.metaKey || event.altKey)
    return
  if (!actOn(canvas, note, id, event.key, event.shiftKey)) return
  event.preventDefault()
  event.stopPropagation()
}

function actOn(canvas: Canvas, note: HTMLElement, id: string, key: string, shift: boolean): boolean {
  const { notes } = canvas
  const blockId = notes.note(id)?.blockId
  if (!blockId) return false
  switch (key) {
    case 'Enter':
    case 'F2':
      openNote(canvas, id, shift || undefined)
      return true
    case 'Delete':
    case 'Backspace':
      void removeCarefully(canvas, id)
      return true
    case 'ContextMenu':
      note.querySelector<HTMLElement>('[data-actions]')?.click()
      return true
    case 'F10':
      if (shift) note.querySelector<HTMLElement>('[data-actions]')?.click()
      return shift
    case 'ArrowUp':
      return step(canvas, blockId, id, -1)
    case 'ArrowDown':
      return step(canvas, blockId, id, 1)
    case 'Home':
      return focusAt(canvas, blockId, 0)
    case 'End':
      return focusAt(canvas, blockId, notes.ids(blockId).length - 1)
    case 'ArrowLeft':
    case 'ArrowRight':
      return across(canvas, blockId, note, key)
    default:
      return false
  }
}

async function removeCarefully(canvas: Canvas, id: string): Promise<void> {
  const { removeNote } = await import('./note-menu.ts')
  removeNote(canvas, id)
}

/** Up and down: to the next note of the block, and past its end to the block above or below on the sheet. */
function step(canvas: Canvas, blockId: BlockId, id: string, by: 1 | -1): boolean {
  const ids = canvas.notes.ids(blockId)
  const next = ids[ids.indexOf(id) + by]
  if (next !== undefined) focusNote(blockId, next)
  else if (layout.sheet === 'grid') {
    const target = neighbourBlock(blockId, by > 0 ? 'down' : 'up')
    if (target && isShown(target)) focusNote(target, canvas.notes.ids(target).at(by > 0 ? 0 : -1))
  }
  return true
}

const isShown = (blockId: BlockId): boolean => blockElement(blockId)?.offsetParent != null

function focusAt({ notes }: Canvas, blockId: BlockId, index: number): boolean {
  focusNote(blockId, notes.ids(blockId)[index])
  return true
}

/** To the block beside this one; in right-to-left pages the arrows mean what the eye sees. */
function across({ notes, place }: Canvas, blockId: BlockId, note: HTMLElement, key: string): boolean {
  const rtl = getComputedStyle(note).direction === 'rtl' && document.dir === 'rtl'
  const direction = (key === 'ArrowLeft') !== rtl ? 'left' : 'right'
  const target = neighbourBlock(blockId, direction)
  if (!target || !isShown(target)) return true
  const wanted = place.rover(target)
  const ids = notes.ids(target)
  focusNote(target, wanted !== undefined && noteElement(wanted) ? wanted : ids[0])
  return true
}
