/** The open drawer: which note it shows, and where the focus goes when it is closed. */
import { mount, unmount } from 'svelte'
import type { Canvas } from '../context.ts'
import { focusNote } from '../focus.ts'
import Drawer from './Drawer.svelte'

export class Opened {
  readonly canvas: Canvas
  noteId = $state('')
  /** The field that was asked for; the count tells two askings apart. */
  asked = $state.raw<{ readonly field: string; readonly count: number } | null>(null)
  readonly #onclose: () => void
  readonly #before = document.activeElement
  #drawer: object | undefined
  #count = 0

  constructor(canvas: Canvas, onclose: () => void) {
    this.canvas = canvas
    this.#onclose = onclose
  }

  show(noteId: string, field?: string): void {
    this.noteId = noteId
    this.asked = field === undefined ? null : { field, count: ++this.#count }
    // Beside the sheet, which makes room for it where there is some.
    const target = document.querySelector('main')
    if (target) this.#drawer ??= mount(Drawer, { target, props: { opened: this } })
  }

  close(refocus = true): void {
    if (this.#drawer) void unmount(this.#drawer)
    this.#onclose()
    if (!refocus) return
    const before = this.#before
    const blockId = this.canvas.notes.note(this.noteId)?.blockId
    const elsewhere = before instanceof HTMLElement && before.isConnected && !before.closest('[data-block]')
    if (elsewhere && before !== document.body) before.focus()
    else focusNote(blockId ?? this.canvas.place.block, this.noteId)
  }
}
