/** Whether the canvas tells what matters from what does not, and effort follows it. */
import { BUSINESS_TYPE_WORDS } from '../../catalogue/business-types.ts'
import type { Note } from '../../content.ts'
import { details, linkFrom, park } from '../fixes.ts'
import type { Model } from '../model.ts'
import { noteRule, wholeRule } from '../rule.ts'
import { activities, essential, isCore, supportsNothing } from './activities.ts'
import { sharesKnowledge, tellsAdministration } from './wording-lists.ts'

const MOST_ESSENTIAL = 7
const MOST_ACTIVITIES = 9
const BLOCK = { do: 'block', blockId: 'key_activities' } as const

const totalEffort = (model: Model): number =>
  activities(model).reduce((sum, { effortShare }) => sum + (effortShare ?? 0), 0)
const shareOf = ({ effortShare }: Note, model: Model): number => (effortShare ?? 0) / totalEffort(model)

const categorised = (model: Model): readonly Note[] =>
  activities(model).filter(({ category }) => category !== null)

/** Whether all that an activity makes possible is nice to have, and it makes something possible. */
const enablesOnlyNice = (note: Note, model: Model): boolean => {
  const enabled = model.targets(note, 'enables')
  return enabled.length > 0 && enabled.every(({ importance }) => importance === 'nice_to_have')
}

const supportsLittle = ({ importance }: Note): boolean =>
  importance === 'supporting' || importance === 'nice_to_have'

export const FOCUS_RULES = [
  noteRule({
    ...{ id: 'HC-09', severity: 'gap', theme: 'focus' },
    starts: (model) => model.has('value_propositions'),
    subjects: activities,
    fails: (note, model) => !model.leads(note, 'enables') && supportsNothing(note, model),
    fixes: (note) => [linkFrom(note, 'enables'), linkFrom(note, 'supports'), park(note)],
  }),
  wholeRule({
    ...{ id: 'HC-14', severity: 'warning', theme: 'focus' },
    starts: (model) => activities(model).length > 0,
    finds: (model) => {
      const count = activities(model).length
      const tooMany = essential(model).length > MOST_ESSENTIAL || count > MOST_ACTIVITIES
      return tooMany ? { params: { count }, fixes: [BLOCK] } : null
    },
  }),
  wholeRule({
    ...{ id: 'HC-15', severity: 'warning', theme: 'focus' },
    starts: (model) => activities(model).length >= 4,
    finds: (model) => {
      const all = activities(model)
      const undecided = all.filter(({ importance }) => importance === 'undecided')
      const untold = undecided.length > all.length / 2 || essential(model).length === all.length
      const first = undecided[0] ?? all[0]
      return untold && first ? { params: {}, fixes: [details(first, 'importance'), BLOCK] } : null
    },
  }),
  noteRule({
    ...{ id: 'HC-16', severity: 'warning', theme: 'focus' },
    starts: (model) => totalEffort(model) >= 80 && totalEffort(model) <= 120,
    subjects: (model) => essential(model).filter(isCore),
    fails: (note, model) => shareOf(note, model) < 0.5 / activities(model).length,
    says: (note, model) => ({ n: note.text, percent: Math.round(100 * shareOf(note, model)) }),
    fixes: (note) => [details(note, 'effortShare'), details(note, 'differentiation')],
  }),
  wholeRule({
    ...{ id: 'HC-18', severity: 'hint', theme: 'focus' },
    starts: (model) => activities(model).length >= 3,
    finds: (model) => {
      const without = activities(model).filter(({ category }) => category === null)
      const [first] = without
      const many = without.length / activities(model).length >= 0.25
      return many && first ? { params: { count: without.length }, fixes: [details(first, 'category')] } : null
    },
  }),
  wholeRule({
    ...{ id: 'HC-29', severity: 'hint', theme: 'focus' },
    starts: (model) => model.meta.businessType !== null && categorised(model).length >= 3,
    finds: (model) => {
      const type = model.meta.businessType
      const category = type && BUSINESS_TYPE_WORDS[type].usualCategory
      if (!category || activities(model).some((note) => note.category === category)) return null
      return { params: { type, category }, fixes: [{ do: 'add', blockId: 'key_activities' }] }
    },
  }),
  noteRule({
    ...{ id: 'HC-34', severity: 'hint', theme: 'focus' },
    // Who said that it only supports has answered already.
    subjects: (model) => activities(model).filter((note) => !supportsLittle(note)),
    fails: (note, model) =>
      (note.functionId === 'sales.clerical' || tellsAdministration(note, model)) &&
      !model.leads(note, 'enables'),
    fixes: (note) => [
      { do: 'set', noteId: note.id, field: 'importance', value: 'supporting' },
      linkFrom(note, 'enables'),
      park(note),
    ],
  }),
  noteRule({
    ...{ id: 'HC-40', severity: 'warning', theme: 'focus' },
    starts: (model) => model.notes('value_propositions').some(({ importance }) => importance !== 'undecided'),
    subjects: essential,
    fails: (note, model) => enablesOnlyNice(note, model) && supportsNothing(note, model),
    fixes: (note) => [details(note, 'importance'), linkFrom(note, 'enables'), park(note)],
  }),
  wholeRule({
    ...{ id: 'HC-55', severity: 'hint', theme: 'focus' },
    starts: (model) => activities(model).length >= 3,
    finds: (model) => {
      const all = activities(model)
      const solving = all.filter(({ category }) => category === 'problem_solving')
      const mostly = solving.length > all.length / 2
      if (!mostly || all.some(sharesKnowledge)) return null
      return { params: {}, fixes: [{ do: 'add', blockId: 'key_activities' }] }
    },
  }),
] as const
