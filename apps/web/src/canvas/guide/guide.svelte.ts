/** The open Guide: which part of it is shown, and where the focus goes when it is closed. */
import { mount, unmount } from 'svelte'
import type { BlockId } from '@ninefold/shared'
import { layout } from '../../lib/state/layout.svelte.ts'
import type { Canvas } from '../context.ts'
import { closeDetails } from '../details/open.ts'
import { focusNote } from '../focus.ts'
import { FullNotes } from '../full-notes.svelte.ts'
import './guide.css'
import Panel from './Panel.svelte'
import type { GuidePart } from './parts.ts'
import type { TaskId } from './tasks/tasks.ts'

export class Guide {
  readonly canvas: Canvas
  /** The notes with all they know, kept up while the Guide is open. */
  readonly notes: FullNotes
  part = $state<GuidePart>('block')
  /** A piece of work on this canvas that an item of learning led to. */
  task = $state<TaskId | null>(null)
  #panel = $state.raw<object | null>(null)
  #before: Element | null = null

  constructor(canvas: Canvas) {
    this.canvas = canvas
    this.notes = new FullNotes(canvas.session.doc)
  }

  get isOpen(): boolean {
    return this.#panel !== null
  }

  show(part: GuidePart, blockId?: BlockId): void {
    const { place, actions } = this.canvas
    if (place.editing !== null) actions.leave(false)
    // They would lie over it.
    closeDetails()
    if (blockId) place.block = blockId
    this.part = part
    this.task = null
    if (this.#panel) return void document.querySelector<HTMLElement>('.guide')?.focus()
    this.#before = document.activeElement
    const target = document.querySelector('main')
    if (target) this.#panel = mount(Panel, { target, props: { guide: this } })
  }

  /** Takes the focus into the open Guide; false where it is there already. */
  enter(): boolean {
    const panel = document.querySelector<HTMLElement>('.guide')
    const { activeElement } = document
    if (!panel || panel.contains(activeElement)) return false
    this.#before = activeElement
    panel.focus()
    return true
  }

  close(refocus = true): void {
    if (!this.#panel) return
    void unmount(this.#panel)
    this.#panel = null
    if (!refocus) return
    const before = this.#before
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
    else focusNote(this.canvas.place.block, this.canvas.place.rover(this.canvas.place.block))
  }

  /** On a phone the Guide covers the page, and would hide where one of its buttons leads. */
  giveWay(): void {
    if (layout.sheet === 'single') this.close(false)
  }
}
