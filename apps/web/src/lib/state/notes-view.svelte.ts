/**
 * The notes of a document as the page reads them: one cell a note, one list a block. The document stays the truth;
 * a cell caches what reading it gave. One observer marks what changed, and once a frame only that is read again, so
 * the cost of a change is that of the change.
 */
import type * as Y from 'yjs'
import { BLOCK_IDS, isAside, type BlockId, type SheetNote } from '@ninefold/shared'
import { rootMap } from '@ninefold/shared/document/layout'
import { compareRanked } from '@ninefold/shared/document/rank'
import { readHiddenNote, readNote } from '@ninefold/shared/document/read'
import { Cell } from './cells.svelte.ts'
import { FrameBatch } from './frame.ts'

/** A note that came to stand elsewhere in this flush. */
export interface Moved {
  readonly id: string
  /** It stood in this block before. */
  readonly from: BlockId
  readonly to: BlockId
}

class BlockCell {
  /** Live notes by id; not reactive, `ids` is. */
  readonly members = new Map<string, SheetNote>()
  ids = $state.raw<readonly string[]>([])
  count = $state(0)
}

export class NotesView {
  readonly #doc: Y.Doc
  readonly #cells = new Map<string, Cell<SheetNote | null>>()
  readonly #blocks = new Map<BlockId, BlockCell>(BLOCK_IDS.map((id) => [id, new BlockCell()]))
  readonly #changed = new Set<string>()
  readonly #batch = new FrameBatch(() => this.#readChanged())
  /** A hidden note that is shown here all the same: the draft this page is writing. */
  #draftId: string | null = null
  /** Called before and after notes change places, for motion. */
  onmoving: ((moved: readonly Moved[]) => (() => void) | undefined) | null = null
  /** Puts the ids of a block, which come in the order of their ranks, into the order in which they stand. */
  arranged = $state.raw((ids: readonly string[]) => ids)

  constructor(doc: Y.Doc) {
    this.#doc = doc
    rootMap(doc, 'notes').observeDeep((events) => {
      for (const event of events) {
        const id = event.path[0]
        if (typeof id === 'string') this.#changed.add(id)
        else for (const key of event.changes.keys.keys()) this.#changed.add(key)
      }
      this.#batch.schedule()
    })
    for (const id of rootMap(doc, 'notes').keys()) this.#changed.add(id)
    this.#readChanged()
  }

  /** The ids of a block's notes in their order; reactive. */
  ids(blockId: BlockId): readonly string[] {
    return this.arranged(this.#block(blockId).ids)
  }

  /** How many of them count: suggestions that nobody has accepted do not. Reactive. */
  count(blockId: BlockId): number {
    return this.#block(blockId).count
  }

  /** The note as last read, or null when it is not live; reactive. */
  note(id: string): SheetNote | null {
    return this.#cells.get(id)?.value ?? null
  }

  /** What `note` reads, for one who shows this note and no other. The note must be live. */
  at(id: string): { readonly value: SheetNote | null } {
    const cell = this.#cells.get(id)
    if (!cell) throw new Error('there is no such note')
    return cell
  }

  /** All live notes by block, for searching; not reactive. */
  *all(): Iterable<SheetNote> {
    for (const blockId of BLOCK_IDS) {
      const { members } = this.#block(blockId)
      for (const id of this.#block(blockId).ids) yield members.get(id) as SheetNote
    }
  }

  /** Shows `id` although it is hidden for everybody else, until another or none is named. */
  showDraft(id: string | null): void {
    if (this.#draftId !== null) this.#changed.add(this.#draftId)
    this.#draftId = id
    if (id !== null) this.#changed.add(id)
    this.flush()
  }

  /** Brings the view up to date now instead of with the next frame. */
  flush(): void {
    this.#batch.flush()
  }

  #readChanged(): void {
    const touched = new Set<BlockId>()
    const next = new Map<string, SheetNote | null>()
    const moved: Moved[] = []
    for (const id of this.#changed) {
      const before = this.#cells.get(id)?.value ?? null
      const after = this.#shown(id)
      if (equal(before, after)) continue
      next.set(id, after)
      if (before && after && (before.blockId !== after.blockId || before.rank !== after.rank))
        moved.push({ id, from: before.blockId, to: after.blockId })
    }
    this.#changed.clear()
    const afterMoving = moved.length > 0 ? this.onmoving?.(moved) : undefined
    for (const [id, note] of next) this.#place(id, note, touched)
    for (const blockId of touched) {
      const block = this.#block(blockId)
      const members = [...block.members.values()]
      block.ids = members.sort(compareRanked).map((note) => note.id)
      block.count = members.filter(({ ghost }) => !ghost).length
    }
    afterMoving?.()
  }

  /** A note that stands in its block: not deleted and not put aside, or the draft. */
  #shown(id: string): SheetNote | null {
    const note = readNote(this.#doc, id)
    if (note) return isAside(note) ? null : note
    return id === this.#draftId ? readHiddenNote(this.#doc, id) : null
  }

  #place(id: string, note: SheetNote | null, touched: Set<BlockId>): void {
    const before = this.#cells.get(id)?.value ?? null
    const sameSpot =
      before &&
      note &&
      before.blockId === note.blockId &&
      before.rank === note.rank &&
      before.ghost === note.ghost
    if (before && before.blockId !== note?.blockId) this.#block(before.blockId).members.delete(id)
    if (before && !sameSpot) touched.add(before.blockId)
    if (note) {
      this.#block(note.blockId).members.set(id, note)
      if (!sameSpot) touched.add(note.blockId)
    }
    const cell = this.#cells.get(id) ?? new Cell<SheetNote | null>(null)
    cell.value = note
    if (note) this.#cells.set(id, cell)
    // The cell of a note that is gone stays: a component may still be on its way out, and undo may bring it back.
  }

  #block(blockId: BlockId): BlockCell {
    return this.#blocks.get(blockId) as BlockCell
  }
}

function equal(a: SheetNote | null, b: SheetNote | null): boolean {
  if (a === null || b === null) return a === b
  return (Object.keys(a) as (keyof SheetNote)[]).every((field) => a[field] === b[field])
}
