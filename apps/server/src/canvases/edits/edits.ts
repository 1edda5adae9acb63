/** Edits of a canvas by the server for somebody: all of a list or nothing, live for everybody who is in it. */
import { AppError } from '@ninefold/shared'
import type { ContentEdit, EditedView, EditFault } from '@ninefold/shared/api/edits'
import type { Actor, Rooms } from '../../sync/ports.ts'
import { RefusedEdit } from '../../sync/refused-edit.ts'
import { faultsOf } from './faults.ts'
import { MESSAGES } from './messages.ts'
import { writeEdits, type Written } from './write.ts'

/** Resolves when they are on disk. Rejects with `refused_content` whose details are the faults, by edit. */
export async function editContent(
  rooms: Rooms,
  canvasId: string,
  actor: Actor,
  edits: readonly ContentEdit[],
): Promise<EditedView> {
  let written: Written = { made: [], changedLinks: [] }
  try {
    const { seq } = await rooms.edit(canvasId, actor, (doc) => {
      const faults = faultsOf(doc, edits)
      if (faults.length > 0) throw refusal(faults)
      written = writeEdits(doc, edits, actor.userId)
    })
    return { seq, ...written }
  } catch (error) {
    throw error instanceof RefusedEdit ? refusal(brokenRules(error, edits, written.made)) : error
  }
}

const refusal = (details: EditFault[]): AppError =>
  new AppError('refused_content', 'The canvas cannot take these edits; none was made.', { details })

/** A broken rule of the canvas, as the fault of each edit of the notes that broke it, or of the list. */
function brokenRules(
  { reason: code, noteIds }: RefusedEdit,
  edits: readonly ContentEdit[],
  made: EditedView['made'],
): EditFault[] {
  const message = MESSAGES[code]
  const ids = new Map(made.map(({ index, id }) => [index, id]))
  const faults = edits.flatMap((edit, index): EditFault[] => {
    const noteId = ids.get(index) ?? ('id' in edit ? edit.id : undefined)
    return noteId !== undefined && noteIds.includes(noteId) ? [{ index, code, message }] : []
  })
  return faults.length > 0 ? faults : [{ index: null, code, message }]
}
