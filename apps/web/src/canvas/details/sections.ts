/**
 * What the drawer of a block holds: a few sections open from the start, the others one quiet button each until they
 * are used or asked for. A field of the model is shown in the section that names it.
 */
import type { BlockId } from '@ninefold/shared'
import { NOTE_FIELDS, type Note, type NoteField } from '@ninefold/shared/model/note-fields'

const FIELDS = {
  category: ['category'],
  importance: ['importance'],
  who: ['sourcing', 'responsibleId'],
  effort: ['effortShare'],
  links: [],
  function: ['functionId'],
  people: ['contributors', 'consulted', 'informed'],
  steps: [],
  risks: [],
  kpis: [],
  skills: ['skillsNeeded', 'skillsHeld'],
  authority: ['decisionAuthority'],
  automation: ['automation', 'repetitive'],
  differentiation: ['differentiation'],
  bottleneck: ['bottleneck'],
  improvement: ['improvement'],
  capacity: ['capacity'],
  value: ['valueAnalysis'],
  dates: ['startsOn', 'endsOn'],
  upkeep: ['upkeepEvery', 'lastUpkeepAt'],
  research: ['research'],
  urls: ['urls'],
  goal: ['goalId'],
  certainty: ['certainty', 'inMvp'],
  labels: ['labels'],
  detail: ['detail'],
  experiments: [],
  signals: [],
  segment: ['segmentKind'],
  side: ['side'],
  size: ['size'],
  jobs: ['jobs'],
  valueKind: ['valueKind'],
  form: ['function', 'form'],
  pains: ['pains'],
  gains: ['gains'],
  phases: ['phases'],
  ownership: ['ownership'],
  medium: ['medium'],
  relationship: ['relationshipKind'],
  purpose: ['purpose'],
  revenue: ['revenueKind'],
  pricing: ['pricing'],
  estimate: ['estimate'],
  resource: ['resourceType'],
  acquisition: ['acquisition'],
  partner: ['partnerKind'],
  motive: ['motive'],
  costKind: ['costKind'],
  driver: ['driver'],
} as const satisfies Record<string, readonly NoteField[]>

export type SectionId = keyof typeof FIELDS
export const fieldsOf = (section: SectionId): readonly NoteField[] => FIELDS[section]

interface Sections {
  readonly first: readonly SectionId[]
  readonly more: readonly SectionId[]
}

const EVERY = ['certainty', 'detail', 'experiments', 'signals', 'labels'] as const

export const SECTIONS: Readonly<Record<BlockId, Sections>> = {
  key_activities: {
    first: ['category', 'importance', 'who', 'effort', 'links'],
    more: [
      'people',
      'steps',
      'risks',
      'kpis',
      'skills',
      'function',
      'capacity',
      'automation',
      'differentiation',
      'bottleneck',
      'authority',
      'value',
      'dates',
      'upkeep',
      'research',
      'improvement',
      'goal',
      'urls',
      ...EVERY,
    ],
  },
  customer_segments: {
    first: ['segment', 'side', 'links'],
    more: ['jobs', 'size', 'importance', 'kpis', ...EVERY],
  },
  value_propositions: {
    first: ['valueKind', 'form', 'links'],
    more: ['pains', 'gains', 'importance', 'value', 'kpis', ...EVERY],
  },
  channels: { first: ['phases', 'ownership', 'links'], more: ['medium', 'importance', 'kpis', ...EVERY] },
  customer_relationships: {
    first: ['relationship', 'purpose', 'links'],
    more: ['importance', 'kpis', ...EVERY],
  },
  revenue_streams: {
    first: ['revenue', 'pricing', 'estimate', 'links'],
    more: ['importance', 'kpis', ...EVERY],
  },
  key_resources: {
    first: ['resource', 'acquisition', 'links'],
    more: ['upkeep', 'risks', 'importance', 'kpis', ...EVERY],
  },
  key_partners: {
    first: ['partner', 'motive', 'links'],
    more: ['risks', 'importance', 'kpis', ...EVERY],
  },
  cost_structure: {
    first: ['costKind', 'estimate', 'links'],
    more: ['driver', 'importance', 'kpis', ...EVERY],
  },
}

/** Whether a note says anything in one of the section's fields. */
export function isUsed(section: SectionId, note: Note): boolean {
  return fieldsOf(section).some((name) => {
    const field = NOTE_FIELDS[name]
    const unset: unknown = 'fallback' in field ? field.fallback : undefined
    return note[name] !== undefined && note[name] !== unset && note[name] !== false
  })
}

/**
 * The section that shows a field, or is called so itself: what a finding asks to be opened at. `kpis:<id>` asks for one
 * of several.
 */
export function sectionFor(asked: string): SectionId | null {
  const [name = ''] = asked.split(':')
  if (Object.hasOwn(FIELDS, name)) return name as SectionId
  if (name === 'procedure' || name === 'procedures') return 'steps'
  const ids = Object.keys(FIELDS) as SectionId[]
  return ids.find((id) => fieldsOf(id).includes(name as NoteField)) ?? null
}
