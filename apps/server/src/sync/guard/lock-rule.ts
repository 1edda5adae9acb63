/** A locked block: nothing comes in, nothing goes out, nothing changes inside. */
import { isBlockId } from '@ninefold/shared'
import { rootMap, type RootName } from '@ninefold/shared/document/layout'
import { isSharedMap } from '@ninefold/shared/document/schema'
import type * as Y from 'yjs'
import type { Change, Place } from './change.ts'
import type { Rule } from './rule.ts'

/** Root maps whose entries stand in a block. */
const IN_BLOCKS: ReadonlySet<string> = new Set(['notes', 'groups'])
/** Root maps whose entries are part of what a note says, and stand where it stands. */
const OF_NOTES: ReadonlySet<string> = new Set(['kpis', 'procedures', 'risks'])

export const lockRule: Rule = function* ({ change, author, locks }) {
  if (locks.isEmpty || author.userId === null) return
  for (const { root, id, place } of touched(change))
    for (const blockId of blocksOf(change, root, id))
      if (isBlockId(blockId) && locks.isClosedTo(blockId, author.role)) {
        yield { reason: 'block_locked', place, blockId }
        break
      }
}

interface Touched {
  readonly root: RootName
  readonly id: string
  readonly place: Place
}

function* touched({ entries, fields, inner }: Change): Generator<Touched> {
  for (const { root, key, place } of entries) yield { root, id: key, place }
  for (const { root, id, place } of fields) if (id !== null) yield { root, id, place }
  for (const { root, place } of inner) if (place.key !== null) yield { root, id: place.key, place }
}

/**
 * Where an entry stood before the change, and where it stands. Both also for a note that others tell of: of what was
 * written offline, its move may be undone and the rest kept.
 */
function blocksOf(change: Change, root: RootName, id: string): unknown[] {
  if (root === 'blocks') return [id]
  const entries = wasAndIs(change, rootMap(change.transaction.doc, root), id).filter(isSharedMap)
  if (IN_BLOCKS.has(root)) return entries.flatMap((entry) => wasAndIs(change, entry, 'blockId'))
  if (!OF_NOTES.has(root)) return []
  return entries
    .flatMap((entry) => wasAndIs(change, entry, 'noteId'))
    .flatMap((noteId) => (typeof noteId === 'string' ? blocksOf(change, 'notes', noteId) : []))
}

const wasAndIs = (change: Change, map: Y.Map<unknown>, key: string): unknown[] => [
  change.before(map, key),
  map.get(key),
]
