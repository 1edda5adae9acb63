/** How far a team is on a path: counted from the canvas alone, so that it is the same for everybody and stays. */
import type { BlockId, Link, Note, SheetNote } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'

/** What is asked of a canvas: the notes that count, and their links. */
export interface Looked {
  readonly notesIn: (blockId: BlockId) => readonly SheetNote[]
  readonly of: (noteId: string) => readonly Link[]
}

/** What a segment needs: something for it, a way to it, and somebody who keeps up with it. */
export const WAYS = [
  { id: 'serve', kind: 'serves', blockId: 'value_propositions' },
  { id: 'reach', kind: 'reaches', blockId: 'channels' },
  { id: 'keep', kind: 'maintains', blockId: 'customer_relationships' },
] as const satisfies readonly { id: string; kind: LinkKind; blockId: BlockId }[]
export type Way = (typeof WAYS)[number]

/** What an activity is to a note of a block; null where it can be nothing of its own. */
export function leadsAs(blockId: BlockId): 'enables' | 'supports' | null {
  if (blockId === 'value_propositions') return 'enables'
  const supported: readonly BlockId[] = ['channels', 'customer_relationships', 'revenue_streams']
  return supported.includes(blockId) ? 'supports' : null
}

/** The activities that lead to a note, in the order of their block. */
export function activitiesFor(
  looked: Looked,
  { id, blockId }: Pick<SheetNote, 'id' | 'blockId'>,
): SheetNote[] {
  const kind = leadsAs(blockId)
  const ids = new Set(
    looked
      .of(id)
      .filter((link) => link.kind === kind && link.toId === id)
      .map(({ fromId }) => fromId),
  )
  return looked.notesIn('key_activities').filter((note) => ids.has(note.id))
}

export interface Count {
  readonly done: number
  readonly of: number
}

const count = <T>(all: readonly T[], isDone: (one: T) => boolean): Count => ({
  done: all.filter(isDone).length,
  of: all.length,
})

/** Propositions with an activity without which they could not be. */
export const propositions = (looked: Looked): Count =>
  count(looked.notesIn('value_propositions'), (note) => activitiesFor(looked, note).length > 0)

/** What stands between a segment and the activities in one way. */
export const targetsOf = (looked: Looked, segmentId: string, { kind, blockId }: Way): SheetNote[] => {
  const ids = new Set(
    looked
      .of(segmentId)
      .filter((link) => link.kind === kind && link.toId === segmentId)
      .map(({ fromId }) => fromId),
  )
  return looked.notesIn(blockId).filter((note) => ids.has(note.id))
}

/** Whether some activity is behind the way in which a segment is served, reached or kept. */
export const isWayOpen = (looked: Looked, segmentId: string, way: Way): boolean =>
  targetsOf(looked, segmentId, way).some((note) => activitiesFor(looked, note).length > 0)

/** Segments that activities serve, reach and keep. */
export const segments = (looked: Looked): Count =>
  count(looked.notesIn('customer_segments'), ({ id }) => WAYS.every((way) => isWayOpen(looked, id, way)))

/** Whether an activity's worth and effort are known. */
export const isWeighed = ({ importance, effortShare }: Note): boolean =>
  importance !== 'undecided' && effortShare !== undefined

export const weighed = (activities: readonly Note[]): Count => count(activities, isWeighed)

/** Costs that are known to arise from something. */
export const traced = (looked: Looked): Count =>
  count(looked.notesIn('cost_structure'), ({ id }) =>
    looked.of(id).some((link) => link.kind === 'caused_by' && link.fromId === id),
  )

/** Activities of which is said how far they set the team apart. */
export const rated = (activities: readonly Note[]): Count =>
  count(activities, ({ differentiation }) => differentiation !== undefined)
