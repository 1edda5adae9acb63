/** Whether something is missing that a model like this one has. */
import { BLOCK_IDS } from '../../blocks.ts'
import type { Note } from '../../content.ts'
import { CHANNEL_PHASES } from '../../model/values.ts'
import { dayOf } from '../day.ts'
import { details } from '../fixes.ts'
import type { Model } from '../model.ts'
import { noteRule, rule } from '../rule.ts'
import { activities, hasPhase } from './activities.ts'
import { wordsOf } from './wording-lists.ts'

/** So many other blocks have to be filled before an empty one is missed. */
const OTHERS_FILLED = 5
const UNTESTED_DAYS = 60

const emptyBlock = rule({
  ...{ id: 'HC-01', severity: 'gap', theme: 'completeness' },
  check: (model) => {
    const filled = BLOCK_IDS.filter((blockId) => model.has(blockId))
    const others = (blockId: (typeof BLOCK_IDS)[number]) => filled.length - (filled.includes(blockId) ? 1 : 0)
    const looked = BLOCK_IDS.filter((blockId) => others(blockId) >= OTHERS_FILLED)
    const found = looked
      .filter((blockId) => !filled.includes(blockId))
      .map((blockId) => ({
        subjects: [blockId],
        noteIds: [],
        params: { block: blockId },
        fixes: [{ do: 'add', blockId } as const],
      }))
    return { looked: looked.length, found }
  },
})

/** A note is as old as the server knows; without that it is new. */
const ageOf = ({ id }: Note, model: Model): number => {
  const createdAt = model.facts.notes?.[id]?.createdAt
  return createdAt === undefined ? 0 : model.today - dayOf(createdAt)
}

const hasOpenExperiment = ({ id }: Note, model: Model): boolean =>
  model.experiments.some(({ result, noteIds }) => result === 'open' && noteIds?.includes(id))

const untested = noteRule({
  ...{ id: 'HC-37', severity: 'warning', theme: 'completeness' },
  starts: (model) => hasPhase(model, 'shaping'),
  subjects: (model) =>
    model
      .allNotes()
      .filter(({ importance, certainty }) => importance === 'essential' && certainty === 'assumption'),
  fails: (note, model) => ageOf(note, model) > UNTESTED_DAYS && !hasOpenExperiment(note, model),
  says: (note, model) => ({ n: note.text, days: ageOf(note, model) }),
  fixes: (note) => [details(note, 'experiments'), details(note, 'certainty')],
})

const DESIGN_FUNCTIONS: readonly (string | undefined)[] = [
  'prod.product_selection_design',
  'rd.new_product_development',
]
const designs = (note: Note): boolean =>
  DESIGN_FUNCTIONS.includes(note.functionId) || wordsOf(note).some((word) => word.startsWith('design'))

const RESEARCH_PARTS = ['design', 'cost', 'timeToVolume', 'demand'] as const
const unanswered = ({ research }: Note): number => RESEARCH_PARTS.filter((part) => !research?.[part]).length

export const COMPLETENESS_RULES = [
  emptyBlock,
  untested,
  noteRule({
    ...{ id: 'HC-42', severity: 'hint', theme: 'completeness' },
    subjects: (model) =>
      model.notes('value_propositions').filter((note) => model.sources(note, 'enables').some(designs)),
    fails: ({ form }) => !form?.trim(),
    fixes: (note) => [details(note, 'form')],
  }),
  noteRule({
    ...{ id: 'HC-44', severity: 'hint', theme: 'completeness' },
    subjects: (model) =>
      activities(model).filter(
        (note) => note.functionId === 'rd.new_product_research' || note.research !== undefined,
      ),
    fails: (note) => unanswered(note) > 0,
    says: (note) => ({ n: note.text, count: unanswered(note) }),
    fixes: (note) => [details(note, 'research')],
  }),
  rule({
    ...{ id: 'HC-52', severity: 'hint', theme: 'completeness' },
    starts: (model) => model.notes('channels').some(({ phases }) => phases?.length),
    check: (model) => {
      const covered = new Set(model.notes('channels').flatMap(({ phases }) => phases ?? []))
      const phases = CHANNEL_PHASES.filter((phase) => !covered.has(phase))
      const found = {
        subjects: ['channels'],
        noteIds: [],
        params: { phases },
        fixes: [{ do: 'block', blockId: 'channels' } as const],
      }
      return { looked: 1, found: phases.length > 0 ? [found] : [] }
    },
  }),
] as const
