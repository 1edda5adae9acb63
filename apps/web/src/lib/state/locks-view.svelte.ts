/** Which blocks are locked, and whether this person may write there all the same. The server has the last word. */
import { may, type BlockId, type BlockLock } from '@ninefold/shared'
import type { SessionView } from './session-view.svelte.ts'

export class LocksView {
  readonly #view: SessionView
  #locks = $state.raw<Partial<Record<BlockId, BlockLock>>>({})

  constructor(view: SessionView) {
    this.#view = view
  }

  /** The lock on a block; reactive. */
  on(blockId: BlockId): BlockLock | null {
    return this.#locks[blockId] ?? null
  }

  /** Whether what this person changes in a block would stay; reactive. */
  mayWriteIn(blockId: BlockId): boolean {
    const lock = this.on(blockId)
    if (!this.#view.editable) return false
    return lock === null || (!lock.forAll && this.#view.role !== null && may(this.#view.role, 'lock'))
  }

  set(blockId: BlockId, lock: BlockLock | null): void {
    const { [blockId]: _before, ...others } = this.#locks
    this.#locks = lock ? { ...others, [blockId]: lock } : others
  }

  replace(locks: readonly BlockLock[]): void {
    this.#locks = Object.fromEntries(locks.map((lock) => [lock.blockId, lock]))
  }
}
