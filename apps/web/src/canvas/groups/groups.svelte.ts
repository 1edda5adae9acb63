/** The groups of a canvas as the page reads them, and what of them is open on this page. */
import type { BlockId, Group, SheetNote } from '@ninefold/shared'
import { arrange, groupOf, readGroups } from '@ninefold/shared/document/groups'
import { rootMap } from '@ninefold/shared/document/layout'
import { FrameBatch } from '../../lib/state/frame.ts'
import type { Canvas } from '../context.ts'

/** What is being chosen: notes for a group that is there, or for a new one of the block. */
export interface Choosing {
  readonly blockId: BlockId
  /** Null for a new one. */
  readonly groupId: string | null
  readonly noteIds: readonly string[]
}

export class Groups {
  readonly canvas: Canvas
  choosing = $state.raw<Choosing | null>(null)
  #all = $state.raw<readonly Group[]>([])
  readonly #batch = new FrameBatch(() => this.#read())
  readonly #listeners = new Set<() => void>()
  /** What was last given for each block. */
  readonly #last = new Map<BlockId, readonly string[]>()

  constructor(canvas: Canvas) {
    this.canvas = canvas
    this.#read()
    canvas.notes.arranged = this.#arranged
    rootMap(canvas.session.doc, 'groups').observeDeep(() => this.#batch.schedule())
  }

  /** In their order; reactive. */
  in(blockId: BlockId): readonly Group[] {
    return this.#all.filter((group) => group.blockId === blockId)
  }

  get all(): readonly Group[] {
    return this.#all
  }

  /** One of them; reactive. */
  get(id: string): Group | undefined {
    return this.#all.find((group) => group.id === id)
  }

  /** The group a note stands in; reactive. */
  of(noteId: string): Group | null {
    const note = this.canvas.notes.note(noteId)
    return note && groupOf(this.#all, note)
  }

  /** The notes of a group, in their order; reactive. */
  notesOf({ id, blockId }: Group): SheetNote[] {
    return this.canvas.notes.ids(blockId).flatMap((noteId) => {
      const note = this.canvas.notes.note(noteId)
      return note?.groupId === id ? note : []
    })
  }

  /** Tells when groups came, went or changed; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Brings it up to date now instead of with the next frame. */
  flush(): void {
    this.#batch.flush()
  }

  /** As the notes of a block stand. What is typed in a note or a title changes nothing of that, nor what is given. */
  readonly #arranged = (ids: readonly string[]): readonly string[] => {
    const { notes } = this.canvas
    const blockId = ids[0] === undefined ? undefined : notes.note(ids[0])?.blockId
    if (!blockId || !this.#all.some((group) => group.blockId === blockId)) return ids
    const next = arrange(
      ids.flatMap((id) => notes.note(id) ?? []),
      this.#all,
    ).map(({ id }) => id)
    const last = this.#last.get(blockId)
    if (last && same(last, next)) return last
    this.#last.set(blockId, next)
    return next
  }

  #read(): void {
    this.#all = readGroups(this.canvas.session.doc)
    for (const listener of this.#listeners) listener()
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i])

const known = new WeakMap<Canvas, Groups>()

/** Those of a canvas, made when they are first asked for. */
export function groupsOn(canvas: Canvas): Groups {
  let groups = known.get(canvas)
  if (!groups) known.set(canvas, (groups = new Groups(canvas)))
  return groups
}
