/** Which blocks of one canvas are locked, and to whom: kept up to date by the canvas's events. */
import { may, type BlockId, type BlockLock, type Role } from '@ninefold/shared'

export class Locks {
  readonly #locks: Map<BlockId, BlockLock>

  constructor(locks: readonly BlockLock[]) {
    this.#locks = new Map(locks.map((lock) => [lock.blockId, lock]))
  }

  get isEmpty(): boolean {
    return this.#locks.size === 0
  }

  set(blockId: BlockId, lock: BlockLock | null): void {
    if (lock) this.#locks.set(blockId, lock)
    else this.#locks.delete(blockId)
  }

  of(blockId: BlockId): BlockLock | undefined {
    return this.#locks.get(blockId)
  }

  /** Whether somebody of this role may not write in the block. */
  isClosedTo(blockId: BlockId, role: Role): boolean {
    const lock = this.#locks.get(blockId)
    return lock !== undefined && (lock.forAll || !may(role, 'lock'))
  }
}
