/** A locked block: nothing comes in, nothing goes out, nothing changes inside. */
import { isBlockId, type BlockId } from '@ninefold/shared'
import { rootMap } from '@ninefold/shared/document/layout'
import { isSharedMap } from '@ninefold/shared/document/schema'
import type { Change, Place } from './change.ts'
import type { Rule } from './rule.ts'

/** Root maps whose entries stand in a block. */
const IN_BLOCKS: ReadonlySet<string> = new Set(['notes', 'groups'])

export const lockRule: Rule = function* ({ change, author, locks }) {
  if (locks.isEmpty || author.userId === null) return
  for (const { place, blocks } of touchedBlocks(change))
    for (const blockId of blocks)
      if (isBlockId(blockId) && locks.isClosedTo(blockId, author.role)) {
        yield { reason: 'block_locked', place, blockId }
        break
      }
}

interface Touched {
  readonly place: Place
  /** Where the entry stood and stands. */
  readonly blocks: readonly unknown[]
}

function* touchedBlocks(change: Change): Generator<Touched> {
  for (const { root, key, value, place } of change.entries) {
    if (root === 'blocks') yield { place, blocks: [key] }
    else if (IN_BLOCKS.has(root)) yield { place, blocks: [blockOf(value)] }
  }
  for (const { root, id, field, value, before, place } of change.fields) {
    if (root === 'blocks') yield { place, blocks: [id] }
    else if (id === null || !IN_BLOCKS.has(root)) continue
    else if (field === 'blockId') yield { place, blocks: [before, value] }
    else yield { place, blocks: [currentBlock(change, root as 'notes' | 'groups', id)] }
  }
  for (const { root, place } of change.inner)
    if (IN_BLOCKS.has(root) && place.key !== null)
      yield { place, blocks: [currentBlock(change, root as 'notes' | 'groups', place.key)] }
}

const blockOf = (entry: unknown): unknown => (isSharedMap(entry) ? entry.get('blockId') : undefined)

/** Where it stands after the change; a move in the same change is looked at as one. */
function currentBlock({ transaction }: Change, root: 'notes' | 'groups', id: string): BlockId | undefined {
  return blockOf(rootMap(transaction.doc, root).get(id)) as BlockId | undefined
}
