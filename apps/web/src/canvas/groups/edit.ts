/** What a person does with groups, each one step of undo. Nothing is written where they may not. */
import type { BlockId } from '@ninefold/shared'
import { addEntity, changeEntity } from '@ninefold/shared/document/entities'
import { addGroup, moveGroup, removeGroup, setGroup } from '@ninefold/shared/document/groups'
import type { NoteColor } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import { announce } from '../../ui/announce.ts'
import { focusNote, keepFocus } from '../focus.ts'
import type { Groups } from './groups.svelte.ts'

export const titleOf = (groups: Groups, id: string): string =>
  groups.get(id)?.title.trim() || t.groups.untitled

/** Gathers notes under a new title; its id, or null where this person may not. */
export function gather(
  groups: Groups,
  blockId: BlockId,
  title: string,
  noteIds: readonly string[],
): string | null {
  const { canvas } = groups
  if (!canvas.actions.mayWriteIn(blockId)) return null
  const id = canvas.undo.step(() =>
    addGroup(canvas.session.doc, blockId, title.trim(), noteIds, ORIGIN.gesture),
  )
  shown(groups)
  announce(t.groups.made(titleOf(groups, id), noteIds.length))
  return id
}

/** Makes exactly these the notes of a group. */
export function choose(groups: Groups, id: string, noteIds: readonly string[]): void {
  const group = groups.get(id)
  const { canvas } = groups
  if (!group || !canvas.actions.mayWriteIn(group.blockId)) return
  const before = groups.notesOf(group).map((note) => note.id)
  const { doc } = canvas.session
  canvas.undo.step(() =>
    doc.transact(() => {
      setGroup(
        doc,
        before.filter((noteId) => !noteIds.includes(noteId)),
        null,
        ORIGIN.gesture,
      )
      setGroup(doc, noteIds, id, ORIGIN.gesture)
    }, ORIGIN.gesture),
  )
  shown(groups)
}

/** Puts one note into a group, or with null out of its own. */
export function put(groups: Groups, noteId: string, groupId: string | null): void {
  const { canvas } = groups
  const note = canvas.notes.note(noteId)
  if (!note || !canvas.actions.mayWriteIn(note.blockId)) return
  const name = note.text.trim() || t.canvas.emptyNote
  const from = groups.of(noteId)
  canvas.undo.step(() => setGroup(canvas.session.doc, [noteId], groupId, ORIGIN.gesture))
  shown(groups)
  keepFocus(note.blockId, noteId)
  if (groupId !== null) announce(t.groups.put(name, titleOf(groups, groupId)))
  else if (from) announce(t.groups.out(name, from.title.trim() || t.groups.untitled))
}

/** Takes the title away; the notes stay. */
export function ungroup(groups: Groups, id: string): void {
  const group = groups.get(id)
  const { canvas } = groups
  if (!group || !canvas.actions.mayWriteIn(group.blockId)) return
  const title = titleOf(groups, id)
  const [first] = groups.notesOf(group)
  canvas.undo.step(() => removeGroup(canvas.session.doc, id, ORIGIN.gesture))
  shown(groups)
  focusNote(group.blockId, first?.id)
  const { id: _id, ...values } = group
  // What was done since stays: its notes still name it, so that to be there again is all it takes.
  const back = (): void => {
    if (groups.get(id) || !canvas.actions.mayWriteIn(group.blockId)) return
    canvas.undo.step(() => addEntity(canvas.session.doc, 'groups', values, ORIGIN.gesture, id))
    shown(groups)
  }
  canvas.actions.offers.make(
    { text: t.groups.gone(title), action: { label: t.common.undo, run: back } },
    () => groups.get(id) === undefined,
  )
}

/** Moves a group up or down among those of its block. */
export function shift(groups: Groups, id: string, by: -1 | 1): void {
  const group = groups.get(id)
  const { canvas } = groups
  if (!group || !canvas.actions.mayWriteIn(group.blockId)) return
  const all = groups.in(group.blockId)
  const at = all.findIndex((one) => one.id === id)
  const before = all[by < 0 ? at - 1 : at + 2]?.id
  canvas.undo.step(() => moveGroup(canvas.session.doc, id, before, ORIGIN.gesture))
  shown(groups)
  announce(t.groups.moved(titleOf(groups, id), at + 1 + by, all.length))
}

export function setColor(groups: Groups, id: string, color: NoteColor): void {
  const group = groups.get(id)
  const { canvas } = groups
  if (!group || !canvas.actions.mayWriteIn(group.blockId)) return
  canvas.undo.step(() => changeEntity(canvas.session.doc, 'groups', id, { color }, ORIGIN.gesture))
  shown(groups)
}

function shown(groups: Groups): void {
  groups.flush()
  groups.canvas.notes.flush()
}
