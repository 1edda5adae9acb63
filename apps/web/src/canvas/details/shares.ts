/** What share of the effort each activity says it takes. */
import * as Y from 'yjs'
import { isAside, LIMITS, type SheetNote } from '@ninefold/shared'
import { readText } from '@ninefold/shared/document/text'

export interface EffortShare {
  readonly id: string
  readonly name: string
  readonly share: number
}

/** Of all activities that count but one, the largest first. Reads a few keys of each: it runs while a slider moves. */
export function sharesOfOthers(notes: Y.Map<unknown>, exceptId: string): EffortShare[] {
  const shares: EffortShare[] = []
  for (const [id, note] of notes) {
    if (id === exceptId || !(note instanceof Y.Map) || note.get('blockId') !== 'key_activities') continue
    const share: unknown = note.get('effortShare')
    const counts = note.get('deletedAt') === undefined && note.get('ghost') !== true
    if (!counts || isAside({ status: note.get('status') as SheetNote['status'] })) continue
    if (typeof share !== 'number' || !(share > 0 && share <= 100)) continue
    shares.push({ id, name: readText(note.get('text'), LIMITS.noteTextLength), share })
  }
  return shares.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
}
