/** The fields of everything that stands beside the notes: links, measures, procedures, risks and so on. */
import { BLOCK_IDS } from '../blocks.ts'
import { DEFAULT_NOTE_COLOR, NOTE_COLORS } from '../colors.ts'
import { LIMITS } from '../limits.ts'
import { LINK_KINDS } from '../links.ts'
import {
  choice,
  day,
  fallback,
  id,
  list,
  moment,
  number,
  records,
  required,
  shared,
  text,
  url,
  whole,
  type EntityOf,
} from './kinds.ts'
import {
  BUSINESS_TYPES,
  EXPERIMENT_RESULTS,
  KPI_CADENCES,
  KPI_DIRECTIONS,
  KPI_KINDS,
  PERSPECTIVES,
  PHASES,
  REVIEW_CADENCES,
  SIGNAL_KINDS,
  WAIVER_ENDS,
} from './values.ts'

const measured = number(-1e15, 1e15)
/** A member's id, or a name of somebody who is not here. */
const person = text(64)

/** Of the canvas itself, beside its title, purpose and legend. */
export const META_FIELDS = {
  businessType: fallback(choice(BUSINESS_TYPES), null),
  perspective: fallback(choice(PERSPECTIVES), 'as_is'),
  phase: fallback(choice(PHASES), 'exploring'),
  horizon: text(40),
  /** ISO 4217; what estimates are typed in. */
  currency: text(3),
  /** BCP 47; the language its notes are written in. */
  locale: text(35),
  baseCanvasId: id,
  reviewCadence: fallback(choice(REVIEW_CADENCES), 'quarterly'),
  lastReviewAt: moment,
  goals: records({ text: required(text(140)), parentId: id }, 50),
  /** The canvas's own glossary. */
  terms: records({ term: required(text(60)), meaning: required(text(300)) }, 100),
} as const

export const ENTITY_FIELDS = {
  groups: {
    blockId: required(choice(BLOCK_IDS)),
    title: fallback(shared(LIMITS.groupTitleLength), ''),
    rank: fallback(text(512), ''),
    color: fallback(choice(NOTE_COLORS), DEFAULT_NOTE_COLOR),
  },
  links: {
    fromId: required(id),
    kind: required(choice(LINK_KINDS)),
    toId: required(id),
    strength: fallback(whole(1, 3), 2),
    label: text(LIMITS.linkLabelLength),
    createdBy: id,
  },
  kpis: {
    noteId: required(id),
    name: required(text(80)),
    kind: fallback(choice(KPI_KINDS), 'custom'),
    unit: text(16),
    direction: fallback(choice(KPI_DIRECTIONS), 'higher_better'),
    baseline: measured,
    target: measured,
    rangeLow: measured,
    rangeHigh: measured,
    /** How far, in per cent, a reading may miss its target before it counts as missed. */
    warnPct: fallback(number(0, 100), 10),
    cadence: fallback(choice(KPI_CADENCES), 'monthly'),
    ownerId: person,
    sourceUrl: url,
  },
  procedures: {
    noteId: required(id),
    steps: records({ text: required(shared(200)), who: person, minutes: number(0, 100_000) }, 100),
    ownerId: person,
    lastCheckedAt: day,
    externalUrl: url,
  },
  risks: {
    noteId: required(id),
    cause: required(shared(200)),
    likelihood: fallback(whole(1, 5), 3),
    impact: fallback(whole(1, 5), 3),
    contingency: fallback(shared(300), ''),
    ownerId: person,
  },
  experiments: {
    noteIds: list(id, 50),
    hypothesis: required(shared(300)),
    measure: text(140),
    threshold: text(140),
    result: fallback(choice(EXPERIMENT_RESULTS), 'open'),
    evidenceUrl: url,
    doneAt: day,
  },
  signals: {
    kind: required(choice(SIGNAL_KINDS)),
    text: required(shared(200)),
    date: day,
    url,
    noteIds: list(id, 50),
  },
  waivers: {
    ruleId: required(text(16)),
    subjectId: required(text(64)),
    /** Of the subject's text, block and links when it was waived. */
    subjectHash: fallback(text(64), ''),
    reason: required(text(200)),
    by: id,
    at: moment,
    until: fallback(choice(WAIVER_ENDS), 'next_review'),
    /** The day on which it ends, where `until` is `date`. */
    untilDate: day,
  },
} as const

export type EntityRoot = keyof typeof ENTITY_FIELDS
type WithId<T> = { readonly id: string } & T
export type Entity<R extends EntityRoot> = WithId<EntityOf<(typeof ENTITY_FIELDS)[R]>>

export type Group = Entity<'groups'>
export type Link = Entity<'links'>
export type Kpi = Entity<'kpis'>
export type Procedure = Entity<'procedures'>
export type Risk = Entity<'risks'>
export type Experiment = Entity<'experiments'>
export type Signal = Entity<'signals'>
export type Waiver = Entity<'waivers'>
