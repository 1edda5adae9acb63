/** Moving a note by hand, as one gesture of undo. Loaded with the menus and the drag that lead to it. */
import { blockById, type BlockId } from '@ninefold/shared'
import { setGroup } from '@ninefold/shared/document/groups'
import { moveBack, moveNote, type Moved } from '@ninefold/shared/document/move-note'
import type { DraftPlace } from '@ninefold/shared/document/edit-notes'
import { readNote } from '@ninefold/shared/document/read'
import { t } from '../lib/messages/index.ts'
import { layout } from '../lib/state/layout.svelte.ts'
import { ORIGIN } from '../lib/sync/origin.ts'
import type { Canvas } from './context.ts'
import { keepFocus } from './focus.ts'

/**
 * Moves it where this person may write, shows it there, and offers to take back what led out of its block. Where the
 * place is of a group, or of none, `to` says so; else the note keeps the group it names.
 */
export function move(canvas: Canvas, id: string, to: DraftPlace): void {
  const { actions, undo, notes, session } = canvas
  const from = notes.note(id)?.blockId
  if (!from || !actions.mayWriteIn(from) || !actions.mayWriteIn(to.blockId)) return
  const neighbour = actions.neighbour(from, id)
  const before = notes.note(id)?.groupId ?? null
  const [moved, isRegrouped] = undo.step(() => [
    moveNote(session.doc, id, to, ORIGIN.gesture),
    to.groupId !== undefined && setGroup(session.doc, [id], to.groupId, ORIGIN.gesture),
  ])
  if (!moved && !isRegrouped) return
  notes.flush()
  // On a phone the block it went to is not on screen: the focus stays where the person is.
  if (layout.sheet === 'single' && from !== to.blockId) keepFocus(from, neighbour)
  else keepFocus(to.blockId, id)
  if (!moved || from === to.blockId) return
  const text = t.canvas.movedTo(blockById(to.blockId).name)
  const action = { label: t.common.undo, run: () => takeBack(canvas, id, from, moved, before) }
  actions.offers.make({ text, action }, () => readNote(session.doc, id)?.blockId === to.blockId)
}

/** Undoes a move without undoing what was done since. */
function takeBack(
  { actions, undo, notes, session }: Canvas,
  id: string,
  to: BlockId,
  moved: Moved,
  groupId: string | null,
): void {
  const from = notes.note(id)?.blockId
  if (!from || !actions.mayWriteIn(from) || !actions.mayWriteIn(to)) return
  undo.step(() => {
    moveBack(session.doc, id, to, moved, ORIGIN.gesture)
    setGroup(session.doc, [id], groupId, ORIGIN.gesture)
  })
  notes.flush()
}
