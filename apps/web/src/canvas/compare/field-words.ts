/** Fields and what they say, in words. */
import { ACTIVITY_CATEGORIES, isNoteColor } from '@ninefold/shared'
import { BUSINESS_TYPE_WORDS } from '@ninefold/shared/catalogue/business-types'
import { FUNCTIONS } from '@ninefold/shared/catalogue/functions'
import { KPI_KIND_WORDS } from '@ninefold/shared/catalogue/kpi-kinds'
import { LINK_KIND_WORDS } from '@ninefold/shared/catalogue/link-kinds'
import { PERSPECTIVE_WORDS } from '@ninefold/shared/catalogue/perspectives'
import { questionById } from '@ninefold/shared/catalogue/questions'
import type { FieldChange } from '@ninefold/shared/compare/comparison'
import { isDay, isMoney } from '@ninefold/shared/model/accepts'
import { NOTE_FIELDS, type NoteField } from '@ninefold/shared/model/note-fields'
import { t } from '../../lib/messages/index.ts'
import { inUnits } from '../details/money.ts'
import { optionsOf } from '../details/options.ts'
import { fieldsOf, sectionFor } from '../details/sections.ts'

const words = t.compare
/** Longer ones are not set side by side in a sentence. */
const LONG = 140

type Names = Readonly<Record<string, string>>
const from = (names: object, field: string): string | undefined =>
  Object.hasOwn(names, field) ? (names as Names)[field] : undefined

/** What a field of a note, or of what stands beside one, is called. */
export function fieldName(field: string): string {
  const own = from(words.fields, field) ?? from(t.details.fields, field)
  if (own !== undefined) return own
  const section = sectionFor(field)
  return section !== null && fieldsOf(section).length === 1 ? t.details.sections[section] : field
}

/** What a field of the canvas itself is called. */
export function metaFieldName(field: string): string {
  const color = /^legend_(.+)$/.exec(field)?.[1]
  if (isNoteColor(color)) return words.legendOf(t.canvas.colours[color])
  return from(words.metaFields, field) ?? field
}

/** What a field says; null where it says nothing. */
export function valueWords(field: string, value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number')
    return field === 'strength'
      ? (from(t.links.strengths, String(value)) ?? words.number(value))
      : PERCENTS.includes(field)
        ? words.percent(value)
        : words.number(value)
  if (typeof value === 'string') return isDay(value) ? words.day(value) : (named(field, value) ?? value)
  if (Array.isArray(value))
    return words.list(value.map((item: unknown) => itemWords(field, item)).filter((item) => item !== ''))
  return partsWords(field, value as Readonly<Record<string, unknown>>)
}

const PERCENTS: readonly string[] = ['effortShare', 'warnPct']

/** The name of one of a field's values. */
function named(field: string, value: string): string | undefined {
  switch (field) {
    case 'category':
      return ACTIVITY_CATEGORIES.find(({ id }) => id === value)?.name
    case 'functionId':
      return FUNCTIONS.find(({ id }) => id === value)?.name
    case 'promptId':
      return questionById(value)?.text
    case 'color':
      return from(t.canvas.colours, value)
    case 'status':
      return from(words.statuses, value)
    case 'phase':
      return from(words.phases, value)
    case 'businessType':
      return (BUSINESS_TYPE_WORDS as Readonly<Record<string, { readonly name: string }>>)[value]?.name
    case 'perspective':
      return (PERSPECTIVE_WORDS as Readonly<Record<string, { readonly name: string }>>)[value]?.name
    case 'kind':
    case 'direction':
    case 'result':
      return (
        (LINK_KIND_WORDS as Readonly<Record<string, { readonly reads: string }>>)[value]?.reads ??
        (KPI_KIND_WORDS as Readonly<Record<string, { readonly name: string }>>)[value]?.name ??
        from(words.values, value)
      )
    case 'cadence':
    case 'reviewCadence':
    case 'upkeepEvery':
      return from(words.cadences, value)
    default:
      return isNoteField(field) ? optionsOf(field, [value])[0]?.name : undefined
  }
}

const isNoteField = (field: string): field is NoteField => Object.hasOwn(NOTE_FIELDS, field)

/** An item of a list: text, a person, a step, a feature, a term. */
function itemWords(field: string, item: unknown): string {
  if (typeof item === 'string') return named(field, item) ?? item
  if (typeof item !== 'object' || item === null) return String(item)
  const { who, text, feature, term, meaning, worth, cost } = item as Readonly<Record<string, unknown>>
  if (typeof feature === 'string')
    return words.feature(
      feature,
      typeof worth === 'number' ? worth : null,
      typeof cost === 'number' ? cost : null,
    )
  if (typeof term === 'string' && typeof meaning === 'string') return words.colon(term, meaning)
  return [text, who].find((part) => typeof part === 'string') ?? ''
}

/** Several values that belong together: an estimate, a capacity, research. */
function partsWords(field: string, parts: Readonly<Record<string, unknown>>): string {
  if (field === 'estimate') return estimateWords(parts)
  const names = field === 'capacity' ? t.details.capacity : t.details.research
  return words.list(
    Object.entries(parts).map(([part, value]) =>
      words.colon(from(names, part) ?? part, valueWords(part, value) ?? words.unsaid),
    ),
  )
}

function estimateWords({ amount, per, confidence }: Readonly<Record<string, unknown>>): string {
  const { periods, confidences, said } = t.details.estimate
  const sum = isMoney(amount) ? t.details.money(inUnits(amount), amount.currency) : words.unsaid
  const sure = typeof confidence === 'string' ? from(confidences, confidence) : undefined
  const estimate = said(sum, typeof per === 'string' ? from(periods, per) : undefined)
  return sure === undefined ? estimate : words.colon(sure, estimate)
}

/** "Sourcing: In-house → Outsourced". */
export function changeWords({ field, before, after }: FieldChange, name = fieldName(field)): string {
  if (typeof before === 'boolean' || typeof after === 'boolean')
    return words.fieldChanged(
      name,
      before === true ? words.yes : words.no,
      after === true ? words.yes : words.no,
    )
  const [old, now] = [valueWords(field, before), valueWords(field, after)]
  if (old === null) return words.fieldSaid(name, now === null || now.length > LONG ? words.written : now)
  if (now === null) return old.length > LONG ? words.emptied(name) : words.fieldUnsaid(name, old)
  return old.length + now.length > LONG ? words.rewritten(name) : words.fieldChanged(name, old, now)
}
