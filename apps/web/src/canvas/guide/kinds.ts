/** The kinds that the Guide explains for each block, each with what makes a note one of them. */
import { ACTIVITY_CATEGORIES, type BlockId, type Note } from '@ninefold/shared'
import { CHOICES, COST_IDEAS } from '@ninefold/shared/catalogue/choices'
import type { NoteChange } from '@ninefold/shared/document/edit-note-fields'
import { NOTE_FIELDS } from '@ninefold/shared/model/note-fields'

type KindField = Exclude<
  keyof typeof CHOICES,
  'medium' | 'importance' | 'sourcing' | 'automation' | 'decisionAuthority' | 'certainty'
>
export type KindGroupId = KindField | 'category' | 'costIdeas'

export interface Kind {
  readonly id: string
  readonly name: string
  readonly meaning: string
  /** What a new note of this kind holds. */
  readonly fields: NoteChange
  /** Whether a note is one. */
  readonly has: (note: Note) => boolean
}

const FIELDS: Readonly<Record<BlockId, readonly KindGroupId[]>> = {
  customer_segments: ['segmentKind', 'side'],
  value_propositions: ['valueKind'],
  channels: ['ownership', 'phases'],
  customer_relationships: ['relationshipKind', 'purpose'],
  revenue_streams: ['revenueKind', 'pricing'],
  key_resources: ['resourceType', 'acquisition'],
  key_activities: ['category'],
  key_partners: ['partnerKind', 'motive'],
  cost_structure: ['costKind', 'costIdeas'],
}

/** In the order in which they help to think. */
export function kindsOf(blockId: BlockId): { readonly id: KindGroupId; readonly kinds: readonly Kind[] }[] {
  return FIELDS[blockId].map((id) => ({ id, kinds: kindsIn(id) }))
}

function kindsIn(id: KindGroupId): Kind[] {
  if (id === 'category')
    return ACTIVITY_CATEGORIES.map(({ id: category, name, meaning }) => ({
      ...{ id: category, name, meaning, fields: { category } },
      has: (note) => note.category === category,
    }))
  // No field holds these: a label does.
  if (id === 'costIdeas')
    return COST_IDEAS.map(({ id: idea, name, meaning }) => ({
      ...{ id: idea, name, meaning, fields: { labels: [name] } },
      has: ({ labels = [] }) => labels.includes(name),
    }))
  const isMany = NOTE_FIELDS[id].kind === 'choices'
  const words: Readonly<Record<string, { readonly name: string; readonly meaning: string }>> = CHOICES[id]
  return Object.entries(words).map(([value, { name, meaning }]) => ({
    ...{ id: value, name, meaning, fields: { [id]: isMany ? [value] : value } },
    has: (note) => {
      const held: unknown = note[id]
      return Array.isArray(held) ? held.includes(value) : held === value
    },
  }))
}
