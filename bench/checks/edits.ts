/** The changes after which the health checks are measured, in Node and in the browser. */
import { addLink, removeLink } from '@ninefold/shared/document/edit-links'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { moveNote } from '@ninefold/shared/document/move-note'
import type { Filled } from './canvas.ts'

export type Edit = (filled: Filled, i: number) => void
export const EDITS: Readonly<Record<string, Edit>> = {
  'a letter typed into an activity': ({ doc, activities }, i) =>
    void changeNote(doc, activities[i % activities.length] ?? '', { text: `Knit tights ${i}` }, null),
  'a link added and taken away': ({ doc, activities, resources }, i) => {
    const [fromId = '', toId = ''] = [activities[(i >> 1) % activities.length], resources[0]]
    if (i % 2 === 0) addLink(doc, { id: 'bench', fromId, kind: 'requires', toId, createdBy: 'bench' }, null)
    else removeLink(doc, 'bench', null)
  },
  'an activity’s effort set': ({ doc, activities }, i) =>
    void changeNote(doc, activities[i % activities.length] ?? '', { effortShare: i % 11 }, null),
  'a note moved to another block and back': ({ doc, activities }, i) =>
    void moveNote(
      doc,
      activities[0] ?? '',
      { blockId: i % 2 === 0 ? 'key_resources' : 'key_activities' },
      null,
    ),
}
