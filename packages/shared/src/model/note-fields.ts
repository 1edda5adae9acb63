/**
 * The fields of a note. Any note may hold any of them: one that moves to another block keeps what it knew, and has it
 * again when it comes back. `BLOCK_FIELDS` says which a block shows.
 */
import type { BlockId } from '../blocks.ts'
import { ACTIVITY_CATEGORY_IDS } from '../categories.ts'
import { DEFAULT_NOTE_COLOR, NOTE_COLORS } from '../colors.ts'
import { LIMITS } from '../limits.ts'
import {
  choice,
  choices,
  day,
  fallback,
  flag,
  id,
  list,
  money,
  moment,
  number,
  parts,
  records,
  required,
  shared,
  text,
  url,
  whole,
  type EntityOf,
} from './kinds.ts'
import {
  ACQUISITIONS,
  AUTOMATIONS,
  CERTAINTIES,
  CHANNEL_OWNERSHIPS,
  CHANNEL_PHASES,
  CONFIDENCES,
  COST_KINDS,
  DECISION_AUTHORITIES,
  FUNCTION_GROUPS,
  IMPORTANCES,
  MEDIA,
  NOTE_STATUSES,
  PARTNER_KINDS,
  PARTNER_MOTIVES,
  PERIODS,
  PRICINGS,
  RELATIONSHIP_KINDS,
  RELATIONSHIP_PURPOSES,
  RESOURCE_TYPES,
  REVENUE_KINDS,
  SEGMENT_KINDS,
  SIDES,
  SOURCINGS,
  UPKEEP_CYCLES,
  VALUE_KINDS,
} from './values.ts'

const shortTexts = list(text(140), 20)
/** A member's id, or a name of somebody who is not here. */
const person = text(64)
/** The function a person works in tells whether work crosses functions. */
const people = records({ who: required(person), team: choice(FUNCTION_GROUPS) }, 30)
const amount = number(0, 1e12)

/** Of every note, whatever its block. */
const COMMON = {
  text: required(shared(LIMITS.noteTextLength)),
  detail: fallback(shared(LIMITS.noteDetailLength), ''),
  color: fallback(choice(NOTE_COLORS), DEFAULT_NOTE_COLOR),
  groupId: fallback(id, null),
  status: fallback(choice(NOTE_STATUSES), 'idea'),
  importance: fallback(choice(IMPORTANCES), 'undecided'),
  certainty: choice(CERTAINTIES),
  inMvp: fallback(flag, false),
  /** A suggestion nobody has accepted: shown pale, counted as nothing. */
  ghost: fallback(flag, false),
  /** The question this note answers, `KA.q1`. */
  promptId: text(40),
  labels: list(text(40), 20),
} as const

const ESTIMATE = parts({ amount: money, per: choice(PERIODS), confidence: choice(CONFIDENCES) })
const UPKEEP = { upkeepEvery: choice(UPKEEP_CYCLES), lastUpkeepAt: day } as const

const SEGMENT = {
  segmentKind: choice(SEGMENT_KINDS),
  size: whole(0, 1e10),
  jobs: shortTexts,
  side: choice(SIDES),
} as const

const PROPOSITION = {
  function: text(140),
  form: text(140),
  pains: shortTexts,
  gains: shortTexts,
  valueKind: choice(VALUE_KINDS),
} as const

const CHANNEL = {
  phases: choices(CHANNEL_PHASES),
  ownership: choice(CHANNEL_OWNERSHIPS),
  medium: choices(MEDIA),
} as const

const RELATIONSHIP = {
  relationshipKind: choice(RELATIONSHIP_KINDS),
  purpose: choices(RELATIONSHIP_PURPOSES),
} as const

const REVENUE = { revenueKind: choice(REVENUE_KINDS), pricing: choice(PRICINGS), estimate: ESTIMATE } as const

const RESOURCE = {
  resourceType: choice(RESOURCE_TYPES),
  acquisition: choice(ACQUISITIONS),
  ...UPKEEP,
} as const

const ACTIVITY = {
  category: fallback(choice(ACTIVITY_CATEGORY_IDS), null),
  functionId: text(40),
  sourcing: choice(SOURCINGS),
  automation: choice(AUTOMATIONS),
  repetitive: flag,
  /** 1 like everybody's – 5 nobody does it like we do. */
  differentiation: whole(1, 5),
  /** Per cent of the whole effort. */
  effortShare: number(0, 100),
  responsibleId: person,
  contributors: people,
  consulted: people,
  informed: people,
  skillsNeeded: shortTexts,
  skillsHeld: shortTexts,
  decisionAuthority: choice(DECISION_AUTHORITIES),
  bottleneck: flag,
  goalId: id,
  improvement: text(300),
  research: parts({ design: text(300), cost: text(140), timeToVolume: text(140), demand: text(140) }),
  valueAnalysis: records({ feature: required(text(140)), worth: whole(1, 5), cost: whole(1, 5) }, 30),
  capacity: parts({
    unit: text(40),
    perPeriod: amount,
    demand: amount,
    fixedCost: amount,
    unitPrice: amount,
    unitVariableCost: amount,
  }),
  startsOn: day,
  endsOn: day,
  urls: list(url, 10),
  ...UPKEEP,
} as const

const PARTNER = { partnerKind: choice(PARTNER_KINDS), motive: choices(PARTNER_MOTIVES) } as const

const COST = { costKind: choices(COST_KINDS), driver: text(80), estimate: ESTIMATE } as const

/** The fields a note of a block shows beside those of every note. */
export const BLOCK_FIELDS = {
  customer_segments: SEGMENT,
  value_propositions: PROPOSITION,
  channels: CHANNEL,
  customer_relationships: RELATIONSHIP,
  revenue_streams: REVENUE,
  key_resources: RESOURCE,
  key_activities: ACTIVITY,
  key_partners: PARTNER,
  cost_structure: COST,
} as const satisfies Record<BlockId, object>

export const NOTE_FIELDS = {
  ...COMMON,
  ...SEGMENT,
  ...PROPOSITION,
  ...CHANNEL,
  ...RELATIONSHIP,
  ...REVENUE,
  ...RESOURCE,
  ...ACTIVITY,
  ...PARTNER,
  ...COST,
} as const

/** Where a note stands. Kept apart from its fields: a place is changed by moving. */
export interface NotePlace {
  readonly id: string
  readonly blockId: BlockId
  /** Fractional index within the block; notes of equal rank are ordered by id. */
  readonly rank: string
}

export type Note = NotePlace & EntityOf<typeof NOTE_FIELDS>
export type NoteField = keyof typeof NOTE_FIELDS

export const NOTE_TIMES = { deletedAt: moment } as const
