/** Where this person is on the canvas: which block, which note, what is open. The page's own, shared with nobody. */
import { BLOCKS_IN_GUIDED_ORDER, type BlockId } from '@ninefold/shared'
import { Cells } from '../lib/state/cells.svelte.ts'

/** Where a dragged note would land. */
export interface DropPlace {
  readonly blockId: BlockId
  readonly beforeId: string | null
}

export type Panel =
  | 'share'
  | 'people'
  | 'recovery'
  | 'device'
  | 'forget'
  | 'leave'
  | 'find'
  | 'legend'
  | 'parked'
  | 'shortcuts'
  | 'about'
  | 'duplicate'
  | 'rename'
  /** The reason for the lock on a block. */
  | { readonly lock: BlockId }

export class Place {
  /** The block shown on a phone, and the one a shortcut means. */
  block = $state<BlockId>((BLOCKS_IN_GUIDED_ORDER[0] as { id: BlockId }).id)
  /** The block that fills the sheet. */
  large = $state<BlockId | null>(null)
  /** The sheet stands empty: the same notes are listed in its place. */
  bare = $state(false)
  #editing = $state<string | null>(null)
  /** Whether a note is the one being written in, for that note alone. */
  readonly open = new Cells(false)
  /** The note each block's Tab stop is at. */
  #rovers = $state.raw<Partial<Record<BlockId, string>>>({})
  drop = $state.raw<DropPlace | null>(null)
  /** Moving by drag, once its code has been loaded. */
  drag = $state.raw<typeof import('./drag.ts') | null>(null)
  panel = $state<Panel | null>(null)
  /** A note to be deleted that somebody else is writing in. */
  confirm = $state.raw<{ readonly noteId: string; readonly name: string } | null>(null)

  /** The note being written in. */
  get editing(): string | null {
    return this.#editing
  }
  set editing(id: string | null) {
    if (this.#editing !== null) this.open.set(this.#editing, false)
    this.#editing = id
    if (id !== null) this.open.set(id, true)
  }

  rover(blockId: BlockId): string | undefined {
    return this.#rovers[blockId]
  }

  setRover(blockId: BlockId, noteId: string): void {
    if (this.#rovers[blockId] !== noteId) this.#rovers = { ...this.#rovers, [blockId]: noteId }
  }
}
