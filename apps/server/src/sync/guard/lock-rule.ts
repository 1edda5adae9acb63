/** A locked block: nothing comes in, nothing goes out, nothing changes inside. */
import { isBlockId } from '@ninefold/shared'
import { rootMap, type RootName } from '@ninefold/shared/document/layout'
import { isSharedMap } from '@ninefold/shared/document/schema'
import type { Change, Place } from './change.ts'
import type { Rule } from './rule.ts'

/** Root maps whose entries stand in a block. */
const IN_BLOCKS: ReadonlySet<string> = new Set(['notes', 'groups'])
/** Root maps whose entries are part of what a note says, and stand where it stands. */
const OF_NOTES: ReadonlySet<string> = new Set(['kpis', 'procedures', 'risks'])

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
  for (const { root, key, value, before, place } of change.entries) {
    if (root === 'blocks') yield { place, blocks: [key] }
    else if (IN_BLOCKS.has(root)) yield { place, blocks: [blockOf(value)] }
    else if (OF_NOTES.has(root))
      yield { place, blocks: [blockOfNoteOf(change, value), blockOfNoteOf(change, before)] }
  }
  for (const { root, id, field, value, before, place } of change.fields) {
    if (root === 'blocks') yield { place, blocks: [id] }
    else if (id === null) continue
    else if (IN_BLOCKS.has(root) && field === 'blockId') yield { place, blocks: [before, value] }
    else if (OF_NOTES.has(root) && field === 'noteId')
      yield { place, blocks: [before, value].map((noteId) => blockOfNote(change, noteId)) }
    else yield { place, blocks: [currentBlock(change, root, id)] }
  }
  for (const { root, place } of change.inner)
    if (place.key !== null) yield { place, blocks: [currentBlock(change, root, place.key)] }
}

const blockOf = (entry: unknown): unknown => (isSharedMap(entry) ? entry.get('blockId') : undefined)

/** Where it stands after the change; a move in the same change is looked at as one. */
function currentBlock(change: Change, root: RootName, id: string): unknown {
  const entry = rootMap(change.transaction.doc, root).get(id)
  if (IN_BLOCKS.has(root)) return blockOf(entry)
  return OF_NOTES.has(root) ? blockOfNoteOf(change, entry) : undefined
}

const blockOfNoteOf = (change: Change, entry: unknown): unknown =>
  isSharedMap(entry) ? blockOfNote(change, entry.get('noteId')) : undefined

const blockOfNote = ({ transaction }: Change, noteId: unknown): unknown =>
  typeof noteId === 'string' ? blockOf(rootMap(transaction.doc, 'notes').get(noteId)) : undefined
