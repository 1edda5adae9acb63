/** The parts of menus that are about groups. */
import type { BlockId } from '@ninefold/shared'
import type { MenuItem } from '../../ui/menu.ts'
import { t } from '../../lib/messages/index.ts'
import type { Canvas } from '../context.ts'
import { beginGroups } from './begin.ts'
import { put, titleOf } from './edit.ts'
import { groupsOn } from './groups.svelte.ts'

/** Asks for the title and the notes of a new group; `noteIds` are ticked from the start. */
export function newGroup(canvas: Canvas, blockId: BlockId, noteIds: readonly string[]): void {
  beginGroups(canvas)
  groupsOn(canvas).choosing = { blockId, groupId: null, noteIds }
}

export function groupItems(canvas: Canvas, noteId: string): MenuItem[] {
  const groups = groupsOn(canvas)
  const note = canvas.notes.note(noteId)
  if (!note) return []
  const current = groups.of(noteId)
  return [
    ...groups.in(note.blockId).map(({ id }) => ({
      label: titleOf(groups, id),
      checked: current?.id === id,
      onselect: () => put(groups, noteId, id),
    })),
    {
      label: t.groups.newOne,
      divided: groups.in(note.blockId).length > 0,
      onselect: () => newGroup(canvas, note.blockId, [noteId]),
    },
    ...(current
      ? [{ label: t.groups.takeOut(titleOf(groups, current.id)), onselect: () => put(groups, noteId, null) }]
      : []),
  ]
}
