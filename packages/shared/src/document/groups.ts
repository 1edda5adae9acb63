/**
 * Notes of a block gathered under a title. A note names its group; a name that leads to no group of the block it stands
 * in counts as none, so that a group may go, come back by undo, or see a note leave for another block and return, and
 * nothing has to be written to any note.
 */
import type * as Y from 'yjs'
import type { BlockId } from '../blocks.ts'
import type { Group, SheetNote } from '../content.ts'
import { compareRanked, type Ranked } from '../ranked.ts'
import { addEntity, changeEntity, entityMap, readEntities, removeEntity } from './entities.ts'
import { isRank, placeAt } from './rank.ts'
import { LAST_RANK } from './read-fields.ts'

/** All groups, block by block in the order in which they stand there. */
export function readGroups(doc: Y.Doc): Group[] {
  return readEntities(doc, 'groups')
    .map((group) => (isRank(group.rank) ? group : { ...group, rank: LAST_RANK }))
    .sort(compareRanked)
}

type Member = Ranked & Pick<SheetNote, 'blockId' | 'groupId'>

/** The group a note stands in, or null. */
export const groupOf = (groups: readonly Group[], note: Pick<Member, 'blockId' | 'groupId'>): Group | null =>
  groups.find(({ id, blockId }) => id === note.groupId && blockId === note.blockId) ?? null

/** Notes of a block as they stand: first those of no group, then group by group. `groups` in their order. */
export function arrange<N extends Member>(notes: readonly N[], groups: readonly Group[]): N[] {
  const place = new Map(groups.map(({ id, blockId }, i) => [`${blockId} ${id}`, i]))
  const placeOf = ({ blockId, groupId }: N): number => place.get(`${blockId} ${groupId}`) ?? -1
  return [...notes].sort((a, b) => placeOf(a) - placeOf(b) || compareRanked(a, b))
}

/** Gathers notes under a new title, behind the other groups of the block; its id. */
export function addGroup(
  doc: Y.Doc,
  blockId: BlockId,
  title: string,
  noteIds: readonly string[],
  origin: unknown,
): string {
  const others = readGroups(doc).filter((group) => group.blockId === blockId)
  return doc.transact(() => {
    const { ranks, reranked } = placeAt(others, others.length)
    for (const [other, rank] of reranked) changeEntity(doc, 'groups', other, { rank }, origin)
    const id = addEntity(doc, 'groups', { blockId, title, rank: ranks[0] }, origin)
    setGroup(doc, noteIds, id, origin)
    return id
  }, origin)
}

/** Puts notes into a group, or with null out of theirs; whether that changed anything. */
export function setGroup(
  doc: Y.Doc,
  noteIds: readonly string[],
  groupId: string | null,
  origin: unknown,
): boolean {
  const notes = noteIds.flatMap((id) => entityMap(doc, 'notes', id) ?? [])
  const changing = notes.filter((note) => (note.get('groupId') ?? null) !== groupId)
  doc.transact(() => {
    for (const note of changing)
      if (groupId === null) note.delete('groupId')
      else note.set('groupId', groupId)
  }, origin)
  return changing.length > 0
}

/** Moves a group before another of its block, or behind all of them; false where it is not there. */
export function moveGroup(doc: Y.Doc, id: string, beforeId: string | undefined, origin: unknown): boolean {
  const groups = readGroups(doc)
  const group = groups.find((one) => one.id === id)
  if (!group || beforeId === id) return false
  const others = groups.filter((one) => one.blockId === group.blockId && one.id !== id)
  const before = others.findIndex((one) => one.id === beforeId)
  const { ranks, reranked } = placeAt(others, before < 0 ? others.length : before)
  doc.transact(() => {
    for (const [other, rank] of reranked) changeEntity(doc, 'groups', other, { rank }, origin)
    changeEntity(doc, 'groups', id, { rank: ranks[0] }, origin)
  }, origin)
  return true
}

/** Takes the title away; its notes stay where they are, in no group. */
export function removeGroup(doc: Y.Doc, id: string, origin: unknown): boolean {
  return removeEntity(doc, 'groups', id, origin)
}
