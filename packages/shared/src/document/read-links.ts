/** Reads links between notes; total like every reader. */
import * as Y from 'yjs'
import { isBlockId, type BlockId } from '../blocks.ts'
import { isId } from '../ids.ts'
import { isLinkKind, type LinkKind } from '../links.ts'
import { rootMap } from './layout.ts'

/** Which notes a link joins, and how. */
export interface Join {
  readonly fromId: string
  readonly kind: LinkKind
  readonly toId: string
}

/** What the link under `id` joins, whether its notes are there or not; null for none, or one of a kind unknown here. */
export function readJoin(doc: Y.Doc, id: string): Join | null {
  const link = rootMap(doc, 'links').get(id)
  if (!(link instanceof Y.Map)) return null
  const fromId: unknown = link.get('fromId')
  const kind: unknown = link.get('kind')
  const toId: unknown = link.get('toId')
  return isId(fromId) && isLinkKind(kind) && isId(toId) ? { fromId, kind, toId } : null
}

/** The block of a note, deleted ones too: they come back with their links. Null where there is none. */
export function blockOfNote(doc: Y.Doc, id: string): BlockId | null {
  const note = rootMap(doc, 'notes').get(id)
  const blockId: unknown = note instanceof Y.Map ? note.get('blockId') : undefined
  return isBlockId(blockId) ? blockId : null
}
