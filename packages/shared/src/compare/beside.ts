/** What stands beside the notes of two canvases: measures, steps, risks, experiments, signals and groups. */
import { ENTITY_FIELDS } from '../model/entity-fields.ts'
import type { BesideRoot, EntityChange } from './comparison.ts'
import { fieldChanges } from './fields.ts'
import { folded } from './similar.ts'

interface Entity {
  readonly id: string
}

/** The field an entity is called by; a note has one procedure, which needs no name. */
const NAMES: Readonly<Record<BesideRoot, string | null>> = {
  kpis: 'name',
  procedures: null,
  risks: 'cause',
  experiments: 'hypothesis',
  signals: 'text',
  groups: 'title',
}
/** What they are about: told by where the change stands. */
const PLACES = ['noteId', 'noteIds', 'blockId', 'rank']

/** Those of one note, one block or one canvas: the same by id, else by name. */
export function compareBeside(
  root: BesideRoot,
  before: readonly Entity[],
  after: readonly Entity[],
): EntityChange[] {
  const left = [...before]
  const take = (isIt: (entity: Entity) => boolean): Entity | undefined => {
    const index = left.findIndex(isIt)
    return index < 0 ? undefined : left.splice(index, 1)[0]
  }
  const byId = new Map(after.map((entity) => [entity, take(({ id }) => id === entity.id)]))
  const changes = after.flatMap((entity): EntityChange[] => {
    const old = byId.get(entity) ?? take((other) => nameOf(root, other) === nameOf(root, entity))
    if (!old) return [{ root, how: 'added', name: wordsOf(root, entity), fields: [] }]
    const fields = fieldChanges(ENTITY_FIELDS[root], old, entity, PLACES)
    return fields.length > 0 ? [{ root, how: 'changed', name: wordsOf(root, entity), fields }] : []
  })
  const removed = left.map((entity): EntityChange => {
    return { root, how: 'removed', name: wordsOf(root, entity), fields: [] }
  })
  return [...changes, ...removed]
}

function wordsOf(root: BesideRoot, entity: Entity): string {
  const field = NAMES[root]
  const value = field === null ? '' : (entity as unknown as Record<string, unknown>)[field]
  return typeof value === 'string' ? value.trim() : ''
}

const nameOf = (root: BesideRoot, entity: Entity): string => folded(wordsOf(root, entity))
