/** What a note's fields hold, in words: all that was said, in the order in which its details ask for it. */
import { ACTIVITY_CATEGORIES, type CanvasContent, type Note } from '@ninefold/shared'
import { CHOICES } from '@ninefold/shared/catalogue/choices'
import { FUNCTION_GROUP_NAMES, functionById } from '@ninefold/shared/catalogue/functions'
import { NOTE_FIELDS, type NoteField } from '@ninefold/shared/model/note-fields'
import { t } from '../../lib/messages/index.ts'
import { inUnits } from '../details/money.ts'
import { fieldsOf, SECTIONS, type SectionId } from '../details/sections.ts'

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface Names {
  /** A person's name for what a field holds of them. */
  readonly person: (held: string) => string
  readonly goals: NonNullable<CanvasContent['meta']['goals']>
}

/** Told elsewhere: the text itself, the description at length. */
const ELSEWHERE: readonly NoteField[] = ['text', 'detail']

export function factsOf(note: Note, names: Names): Fact[] {
  const { first, more } = SECTIONS[note.blockId]
  return [...first, ...more].flatMap((section) =>
    fieldsOf(section).flatMap((name) => {
      const value = ELSEWHERE.includes(name) ? null : wordsOf(note, name, names)
      return value === null ? [] : [{ label: labelOf(section, name), value }]
    }),
  )
}

const LABELS: Partial<Record<NoteField, string>> = t.details.fields
const labelOf = (section: SectionId, name: NoteField): string => LABELS[name] ?? t.details.sections[section]

/** Null where nothing was said. */
function wordsOf(note: Note, name: NoteField, names: Names): string | null {
  const value = note[name]
  const field = NOTE_FIELDS[name]
  const unset: unknown = 'fallback' in field ? field.fallback : undefined
  if (value === undefined || value === null || value === false || value === '' || value === unset) return null
  const words = special(note, name, names) ?? plain(name, value)
  return words.trim() === '' ? null : words
}

/** Fields whose kind does not tell how they read. */
function special(note: Note, name: NoteField, { person, goals }: Names): string | null {
  switch (name) {
    case 'category':
      return ACTIVITY_CATEGORIES.find(({ id }) => id === note.category)?.name ?? null
    case 'functionId':
      return functionById(note.functionId ?? '')?.name ?? null
    case 'goalId':
      return goals.find(({ id }) => id === note.goalId)?.text ?? ''
    case 'effortShare':
      return t.print.percent(note.effortShare ?? 0)
    case 'differentiation':
      return t.print.ofFive(note.differentiation ?? 0)
    case 'size':
      return t.print.customers(note.size ?? 0)
    case 'responsibleId':
      return person(note.responsibleId ?? '')
    case 'contributors':
    case 'consulted':
    case 'informed':
      return t.print.list(
        (note[name] ?? []).map(({ who, team }) =>
          team === undefined ? person(who) : t.print.withTeam(person(who), FUNCTION_GROUP_NAMES[team]),
        ),
      )
    case 'valueAnalysis':
      return t.print.list(
        (note.valueAnalysis ?? []).map(({ feature, worth, cost }) => t.print.valued(feature, worth, cost)),
      )
    case 'estimate':
      return estimate(note)
    case 'capacity':
    case 'research':
      return parts(note, name)
    case 'upkeepEvery':
      return note.upkeepEvery ? t.details.upkeep[note.upkeepEvery] : null
    default:
      return null
  }
}

function estimate({ estimate: said }: Note): string {
  if (!said?.amount) return ''
  const { estimate: words } = t.details
  const amount = t.details.money(inUnits(said.amount), said.amount.currency)
  const told = words.said(amount, said.per && words.periods[said.per])
  return said.confidence ? t.print.withTeam(told, words.confidences[said.confidence]) : told
}

function parts(note: Note, name: 'capacity' | 'research'): string {
  const labels: Readonly<Partial<Record<string, string>>> = Object.fromEntries(
    Object.entries(t.details[name]).filter(([, label]) => typeof label === 'string'),
  )
  const told = Object.entries(note[name] ?? {}).flatMap(([part, value]) => {
    const words = typeof value === 'number' ? t.print.amount(value) : value
    return words === '' ? [] : [t.print.fact(labels[part] ?? part, words)]
  })
  return told.join('; ')
}

/** By the kind of the field alone. */
function plain(name: NoteField, value: unknown): string {
  if (value === true) return t.print.yes
  if (typeof value === 'number') return t.print.amount(value)
  if (Array.isArray(value)) {
    const items = value.filter((item) => typeof item === 'string').map((item) => chosen(name, item))
    return items.length === 0 ? '' : t.print.list(items)
  }
  if (typeof value !== 'string') return ''
  return NOTE_FIELDS[name].kind === 'day' ? t.details.day(value) : chosen(name, value)
}

/** The name of a value that was chosen, or the text itself. */
function chosen(name: NoteField, value: string): string {
  const words: Readonly<Record<string, { readonly name: string }>> =
    name in CHOICES ? CHOICES[name as keyof typeof CHOICES] : {}
  return Object.hasOwn(words, value) ? (words[value]?.name ?? value) : value
}
