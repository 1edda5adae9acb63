/** A new link joins notes that its kind may join, and no change of its ends makes it another. */
import { mayLink } from '@ninefold/shared/links'
import { blockOfNote, readJoin } from '@ninefold/shared/document/read-links'
import type { Change, Place } from './change.ts'
import type { Rule } from './rule.ts'

/** A note that is not there forbids nothing: it may come yet, and until then nobody sees the link. */
export const linkRule: Rule = function* ({ change }) {
  for (const { id, place } of newEnds(change)) {
    const join = readJoin(change.transaction.doc, id)
    if (!join) continue
    const { doc } = change.transaction
    const [from, to] = [blockOfNote(doc, join.fromId), blockOfNote(doc, join.toId)]
    const isToItself = join.fromId === join.toId
    if (isToItself || (from && to && !mayLink(join.kind, from, to)))
      yield { reason: 'link_not_allowed', place }
  }
}

interface NewEnds {
  readonly id: string
  readonly place: Place
}

/**
 * Links that are new, or lead elsewhere now. A kind that changes under notes that move is not judged: undoing a move
 * brings back the kind as it was, wherever others have put the note meanwhile, and reads as the loosest one then.
 */
function* newEnds({ entries, fields }: Change): Generator<NewEnds> {
  for (const { root, key, isSet, place } of entries) if (root === 'links' && isSet) yield { id: key, place }
  for (const { root, id, field, isSet, place } of fields) {
    if (root !== 'links' || id === null || !isSet) continue
    if (field === 'fromId' || field === 'toId') yield { id, place }
  }
}
