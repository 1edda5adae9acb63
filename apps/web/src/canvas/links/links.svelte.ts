/** What everything about links shares on one canvas: the view of them, and what of it is open on this page. */
import { BLOCKS_IN_GUIDED_ORDER, isAside, type BlockId, type Link, type SheetNote } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'
import type { Canvas } from '../context.ts'
import { LinksView } from './links-view.svelte.ts'

export interface Picking {
  readonly noteId: string
  /** The one kind that is offered at first. */
  readonly kind: LinkKind | null
}

/** A link being drawn by a pointer, in pixels of the window. */
export interface Drawing {
  readonly fromId: string
  readonly start: readonly [x: number, y: number]
  readonly end: readonly [x: number, y: number]
  /** The note under the pointer. */
  readonly toId: string | null
}

export class Links {
  readonly canvas: Canvas
  readonly view: LinksView
  picking = $state.raw<Picking | null>(null)
  drawing = $state.raw<Drawing | null>(null)
  /** The note whose chain is lit. */
  traced = $state<string | null>(null)

  constructor(canvas: Canvas) {
    this.canvas = canvas
    this.view = new LinksView(canvas.session.doc)
  }

  /** A note that counts: not a suggestion, not put aside; reactive. */
  counted(noteId: string): SheetNote | null {
    const note = this.canvas.notes.note(noteId)
    return note && !note.ghost && !isAside(note) ? note : null
  }

  /** The notes of a block that count, in their order; reactive. */
  notesIn(blockId: BlockId): SheetNote[] {
    return this.canvas.notes.ids(blockId).flatMap((id) => this.counted(id) ?? [])
  }

  /** All notes that count, in guided order; reactive. */
  get notes(): SheetNote[] {
    return BLOCKS_IN_GUIDED_ORDER.flatMap(({ id }) => this.notesIn(id))
  }

  /** The links of a note whose both ends count; reactive. */
  of(noteId: string): readonly Link[] {
    const links = this.view.of(noteId)
    return links.every((link) => this.#joinsCounted(link))
      ? links
      : links.filter((link) => this.#joinsCounted(link))
  }

  #joinsCounted({ fromId, toId }: Link): boolean {
    return this.counted(fromId) !== null && this.counted(toId) !== null
  }
}

const known = new WeakMap<Canvas, Links>()

/** Those of a canvas, made when they are first asked for. */
export function linksOf(canvas: Canvas): Links {
  let links = known.get(canvas)
  if (!links) known.set(canvas, (links = new Links(canvas)))
  return links
}
