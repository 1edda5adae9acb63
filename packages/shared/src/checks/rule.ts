/** What a rule is, and the shapes most rules have. A rule is a pure function of what the model holds. */
import type { Note } from '../content.ts'
import type { Fix } from './fixes.ts'
import type { FindingParams, RuleId } from './messages/params.ts'
import type { Model } from './model.ts'

export const SEVERITIES = ['gap', 'warning', 'hint'] as const
export type Severity = (typeof SEVERITIES)[number]

export const THEMES = [
  'completeness',
  'coherence',
  'focus',
  'sourcing',
  'flow',
  'measurement',
  'money',
  'freshness',
  'wording',
] as const
export type Theme = (typeof THEMES)[number]

/** One thing that a rule found. */
export interface Found<Id extends RuleId = RuleId> {
  /** Notes, blocks, KPIs or risks; none where it is the canvas as a whole. */
  readonly subjects: readonly string[]
  /** The notes it shows at; the subjects where left out. */
  readonly noteIds?: readonly string[]
  readonly params: FindingParams[Id]
  /** The first is the likeliest. */
  readonly fixes: readonly Fix[]
}

export interface Outcome<Id extends RuleId = RuleId> {
  /** How many subjects it looked at; 0 where there was nothing to look at. */
  readonly looked: number
  readonly found: readonly Found<Id>[]
}

interface Kept<Id extends RuleId> {
  readonly id: Id
  readonly severity: Severity
  readonly theme: Theme
  /** Whether there is enough on the canvas to judge; always, where left out. */
  readonly starts?: (model: Model) => boolean
}

export interface Rule<Id extends RuleId = RuleId> extends Omit<Kept<Id>, 'starts'> {
  /** Null while it does not start. */
  readonly check: (model: Model) => Outcome<Id> | null
}

/** A rule that looks at things of its own kind. */
export function rule<const Id extends RuleId>(
  spec: Kept<Id> & { readonly check: (model: Model) => Outcome<Id> },
): Rule<Id> {
  const { starts, check, ...kept } = spec
  return { ...kept, check: (model) => (starts && !starts(model) ? null : check(model)) }
}

/** A message about a note needs its text, and often no more. */
type Says<Id extends RuleId> = { n: string } extends FindingParams[Id]
  ? { readonly says?: (note: Note, model: Model) => FindingParams[Id] }
  : { readonly says: (note: Note, model: Model) => FindingParams[Id] }

/** A rule that looks at notes one by one. */
export function noteRule<const Id extends RuleId>(
  spec: Kept<Id> & {
    readonly subjects: (model: Model) => readonly Note[]
    readonly fails: (note: Note, model: Model) => boolean
    readonly fixes: (note: Note, model: Model) => readonly Fix[]
  } & Says<Id>,
): Rule<Id> {
  const { id, severity, theme, starts, subjects, fails, fixes } = spec
  const says = spec.says ?? (({ text }: Note) => ({ n: text }) as FindingParams[Id])
  return rule<Id>({
    ...{ id, severity, theme },
    ...(starts && { starts }),
    check: (model) => {
      const notes = subjects(model)
      const found = notes
        .filter((note) => fails(note, model))
        .map((note) => ({
          subjects: [note.id],
          params: says(note, model),
          fixes: fixes(note, model),
        }))
      return { looked: notes.length, found }
    },
  })
}

/** A rule about the canvas as a whole: null is as it should be. */
export function wholeRule<const Id extends RuleId>(
  spec: Kept<Id> & {
    readonly finds: (model: Model) => Omit<Found<Id>, 'subjects' | 'noteIds'> | null
  },
): Rule<Id> {
  const { finds, ...kept } = spec
  return rule<Id>({
    ...kept,
    check: (model) => {
      const found = finds(model)
      return { looked: 1, found: found ? [{ subjects: [], ...found }] : [] }
    },
  })
}
