/** Links by what they join: one drawn anew between the same notes is the same link. */
import { pushTo } from '../checks/group.ts'
import type { Link, Note } from '../content.ts'
import { ENTITY_FIELDS } from '../model/entity-fields.ts'
import type { LinkChange } from './comparison.ts'
import { fieldChanges } from './fields.ts'
import type { Matches } from './match.ts'

/** What kinds say the same from either end. */
const EITHER_WAY: readonly string[] = ['contradicts', 'relates_to']
const TOLD_OTHERWISE = ['fromId', 'toId', 'createdBy']

interface Side {
  readonly links: readonly Link[]
  /** Its live notes. */
  readonly notes: ReadonlyMap<string, Note>
}

/** `at`: the note the link begins at, of the later canvas where it is in both. */
export interface PlacedLink {
  readonly at: Note
  readonly change: LinkChange
}

/** Only links whose notes both count are compared: one to a suggestion is none yet. */
export function compareLinks(before: Side, after: Side, matches: Matches): PlacedLink[] {
  // Ids of the earlier canvas that mean nothing in the later one must not be taken for its ids.
  const nameBefore = (id: string): string => matches.get(id)?.id ?? `before ${id}`
  const earlier = keyed(before, nameBefore)
  const later = keyed(after, same)
  // What still joins the same two notes, but in another way: as after a move, which loosens what it must.
  const loose = new Map<string, Link[]>()
  for (const [key, link] of earlier) if (!later.has(key)) pushTo(loose, endsOf(link, nameBefore), link)
  const changes = [...later].flatMap(([key, link]) => {
    const old = earlier.get(key) ?? takeOther(loose.get(endsOf(link, same)), link)
    if (!old) return place(link, after, 'added')
    const fields = fieldChanges(ENTITY_FIELDS.links, old, link, TOLD_OTHERWISE)
    return fields.length > 0 ? place(link, after, 'changed', fields) : []
  })
  return [...changes, ...[...loose.values()].flat().flatMap((link) => place(link, before, 'removed'))]
}

/** One of another kind; of the same kind it is the same link turned round, which is another one. */
function takeOther(links: Link[] = [], { kind }: Link): Link | undefined {
  const index = links.findIndex((link) => link.kind !== kind)
  return index < 0 ? undefined : links.splice(index, 1)[0]
}

const same = (id: string): string => id
const endsOf = ({ fromId, toId }: Link, name: (id: string) => string): string =>
  [name(fromId), name(toId)].sort().join('\n')

function keyed({ links, notes }: Side, name: (id: string) => string): Map<string, Link> {
  const byKey = new Map<string, Link>()
  for (const link of links) {
    if (!notes.has(link.fromId) || !notes.has(link.toId)) continue
    const ends = [name(link.fromId), name(link.toId)]
    const key = [link.kind, ...(EITHER_WAY.includes(link.kind) ? ends.sort() : ends)].join('\n')
    if (!byKey.has(key)) byKey.set(key, link)
  }
  return byKey
}

function place(
  { fromId, kind, toId }: Link,
  { notes }: Side,
  how: LinkChange['how'],
  fields: LinkChange['fields'] = [],
): PlacedLink[] {
  const [at, to] = [notes.get(fromId), notes.get(toId)]
  if (!at || !to) return []
  return [{ at, change: { how, kind, from: at.text.trim(), to: to.text.trim(), fields } }]
}
