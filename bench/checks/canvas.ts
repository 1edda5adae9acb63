/** A canvas of five hundred notes and two thousand links, each legal, that nobody would want and everybody may have. */
import * as Y from 'yjs'
import { ACTIVITY_CATEGORY_IDS, BLOCK_IDS } from '@ninefold/shared'
import { addLink } from '@ninefold/shared/document/edit-links'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { LINK_KINDS, mayLink } from '@ninefold/shared/links'

export const NOTES = 500
export const LINKS = 2000
const AT_ONCE = 100
const WORDS = [
  'knit',
  'sell',
  'order',
  'school',
  'stock',
  'carrier',
  'tights',
  'repair',
  'data',
  'shop',
  'price',
  'train',
]
const ORIGINS = { setup: null, gesture: null }

export interface Filled {
  readonly doc: Y.Doc
  /** Ids of the notes of Key Activities, which most rules look at. */
  readonly activities: readonly string[]
  readonly resources: readonly string[]
}

/** Fills an empty document, of a canvas on a server too. */
export function fillCanvas(doc = new Y.Doc()): Filled {
  const random = numbers(7)
  const blocks = BLOCK_IDS.map((blockId) => {
    const texts = Array.from({ length: Math.ceil(NOTES / BLOCK_IDS.length) }, () => ({
      text: sentence(random),
    }))
    return { blockId, ids: addNotes(doc, { blockId }, texts, ORIGINS) }
  })
  const idsOf = (wanted: string) => blocks.find(({ blockId }) => blockId === wanted)?.ids ?? []
  const activities = idsOf('key_activities')
  for (const id of activities) changeNote(doc, id, activityFields(random), null)
  link(doc, blocks, random)
  return { doc, activities, resources: idsOf('key_resources') }
}

const activityFields = (random: (most: number) => number) => ({
  category: ACTIVITY_CATEGORY_IDS[random(3)] ?? null,
  importance: random(2) === 0 ? ('essential' as const) : ('supporting' as const),
  differentiation: 1 + random(5),
  effortShare: 1,
  sourcing: random(3) === 0 ? ('outsourced' as const) : ('in_house' as const),
})

function link(
  doc: Y.Doc,
  blocks: readonly { readonly blockId: (typeof BLOCK_IDS)[number]; readonly ids: readonly string[] }[],
  random: (most: number) => number,
): void {
  // Without the kinds that join anything, most of which no rule asks for.
  const pairs = LINK_KINDS.slice(0, -2).flatMap((kind) =>
    blocks.flatMap((from) =>
      blocks.flatMap((to) => (mayLink(kind, from.blockId, to.blockId) ? [{ kind, from, to }] : [])),
    ),
  )
  const one = (i: number): void => {
    const { kind, from, to } = pairs[i % pairs.length] as (typeof pairs)[number]
    const [fromId = '', toId = ''] = [from.ids[random(from.ids.length)], to.ids[random(to.ids.length)]]
    addLink(doc, { fromId, kind, toId, createdBy: undefined }, null)
  }
  // As updates of a size that a server takes.
  for (let i = 0; i < LINKS; i += AT_ONCE)
    doc.transact(() => {
      for (let k = i; k < i + AT_ONCE; k++) one(k)
    })
}

const sentence = (random: (most: number) => number): string =>
  Array.from({ length: 3 + random(4) }, () => WORDS[random(WORDS.length)]).join(' ')

/** The same numbers at every run. */
function numbers(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % most
  }
}
