/** Reading and editing what stands beside the notes, each by the table of its fields. */
import * as Y from 'yjs'
import { newId } from '../ids.ts'
import { LOOSEST_KIND, mayLink } from '../links.ts'
import {
  ENTITY_FIELDS,
  type Entity,
  type EntityRoot,
  type Link,
  type Procedure,
} from '../model/entity-fields.ts'
import type { ChangeOf, Fields } from '../model/kinds.ts'
import { isBlockId } from '../blocks.ts'
import { isId } from '../ids.ts'
import { newEntity, writeFields } from './edit-fields.ts'
import { rootMap } from './layout.ts'
import { compareRanked } from './rank.ts'
import { readFields } from './read-fields.ts'

type Values<R extends EntityRoot> = ChangeOf<(typeof ENTITY_FIELDS)[R]>

/** The map an entity's fields stand in; null when it is not there. */
export function entityMap(doc: Y.Doc, root: EntityRoot | 'notes', id: string): Y.Map<unknown> | null {
  const map = rootMap(doc, root).get(id)
  return map instanceof Y.Map ? map : null
}

/** One entity, or null where there is none that can be read. */
export function readEntity<R extends EntityRoot>(doc: Y.Doc, root: R, id: string): Entity<R> | null {
  const map = entityMap(doc, root, id)
  const fields = map && isId(id) ? readFields(map, ENTITY_FIELDS[root]) : null
  return fields && ({ id, ...fields } as unknown as Entity<R>)
}

/** All entities of a root by id. */
export function readEntities<R extends EntityRoot>(doc: Y.Doc, root: R): Entity<R>[] {
  const entities: Entity<R>[] = []
  for (const id of rootMap(doc, root).keys()) {
    const entity = readEntity(doc, root, id)
    if (entity) entities.push(entity)
  }
  return entities.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * All links whose notes are there. One that its notes' blocks do not allow (two people moved and linked at once)
 * reads as `relates_to`.
 */
export function readLinks(doc: Y.Doc): Link[] {
  return readEntities(doc, 'links').flatMap((link) => readableLink(doc, link) ?? [])
}

/** The same for one link: null when it is not there or one of its notes is not. */
export function readLink(doc: Y.Doc, id: string): Link | null {
  const link = readEntity(doc, 'links', id)
  return link && readableLink(doc, link)
}

function readableLink(doc: Y.Doc, link: Link): Link | null {
  const [from, to] = [blockOf(doc, link.fromId), blockOf(doc, link.toId)]
  if (!isBlockId(from) || !isBlockId(to)) return null
  return mayLink(link.kind, from, to) ? link : { ...link, kind: LOOSEST_KIND }
}

function blockOf(doc: Y.Doc, noteId: string): unknown {
  const note = entityMap(doc, 'notes', noteId)
  return note?.get('deletedAt') === undefined ? note?.get('blockId') : undefined
}

/**
 * The procedures, one a note: two that people began at once for one note read as one, under the smaller id, with the
 * steps of both.
 */
export function readProcedures(doc: Y.Doc): Procedure[] {
  const byNote = new Map<string, Procedure>()
  for (const procedure of readEntities(doc, 'procedures')) {
    const first = byNote.get(procedure.noteId)
    byNote.set(procedure.noteId, first ? merged(first, procedure) : procedure)
  }
  return [...byNote.values()]
}

function merged(first: Procedure, second: Procedure): Procedure {
  const steps = [...(first.steps ?? []), ...(second.steps ?? [])].sort(compareRanked)
  return { ...second, ...first, ...(steps.length > 0 && { steps }) }
}

/** Adds an entity; its id. A given id must be free. */
export function addEntity<R extends EntityRoot>(
  doc: Y.Doc,
  root: R,
  values: Values<R>,
  origin: unknown,
  id = newId(12),
): string {
  doc.transact(() => rootMap(doc, root).set(id, newEntity(ENTITY_FIELDS[root] as Fields, values)), origin)
  return id
}

/** Changes fields of an entity; false when it is not there. */
export function changeEntity<R extends EntityRoot>(
  doc: Y.Doc,
  root: R,
  id: string,
  change: Values<R>,
  origin: unknown,
): boolean {
  const map = entityMap(doc, root, id)
  if (map) writeFields(map, ENTITY_FIELDS[root], change, origin)
  return map !== null
}

/** Removes an entity for good; false when it is not there. */
export function removeEntity(doc: Y.Doc, root: EntityRoot, id: string, origin: unknown): boolean {
  const entities = rootMap(doc, root)
  if (!entities.has(id)) return false
  doc.transact(() => entities.delete(id), origin)
  return true
}
