/**
 * Undo takes back one's own steps and nothing else. Taking back "add" hides the note it made; when somebody else has
 * written into that note meanwhile, it stays, with what they wrote.
 */
import * as Y from 'yjs'
import { restoreNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import { readNote } from '@ninefold/shared/document/read'
import { holdsTextOfOthers } from '@ninefold/shared/document/writers'
import { ORIGIN } from './origin.ts'

export function keepOthersText(doc: Y.Doc, undo: Y.UndoManager): void {
  undo.on('stack-item-popped', ({ type, changedParentTypes }) => {
    // A redo of "delete" means what it says; an undo never set out to hide anybody's words.
    if (type !== 'undo') return
    const hidden = [...changedParentTypes.keys()]
      .flatMap((changed) => noteIdOf(doc, changed) ?? [])
      .filter((id) => readNote(doc, id) === null && holdsTextOfOthers(doc, id))
    if (hidden.length > 0) restoreNotes(doc, hidden, ORIGIN.setup)
  })
}

/** The id of the note a shared type is, or null. */
function noteIdOf(doc: Y.Doc, type: unknown): string | null {
  if (!(type instanceof Y.Map) || type.parent !== rootMap(doc, 'notes')) return null
  return type._item?.parentSub ?? null
}
