/** Who carries an activity out, and with what. */
import type { Note } from '../../content.ts'
import { details, linkFrom, linkTo } from '../fixes.ts'
import { noteRule, wholeRule } from '../rule.ts'
import { activities, essential, isCore, sourcingOf } from './activities.ts'

const isOutsourced = (note: Note): boolean => sourcingOf(note) === 'outsourced'

/** Above it a task that repeats is worth a machine. */
const MUCH_EFFORT = 15

export const SOURCING_RULES = [
  noteRule({
    ...{ id: 'HC-10', severity: 'warning', theme: 'sourcing' },
    starts: (model) => model.has('key_resources'),
    subjects: (model) => activities(model).filter((note) => !isOutsourced(note)),
    fails: (note, model) => !model.leads(note, 'requires'),
    says: ({ text, category }) => ({ n: text, platform: category === 'platform_network' }),
    fixes: (note) => [linkFrom(note, 'requires'), { do: 'add', blockId: 'key_resources' }],
  }),
  noteRule({
    ...{ id: 'HC-11', severity: 'gap', theme: 'sourcing' },
    subjects: (model) => activities(model).filter(isOutsourced),
    fails: (note, model) => !model.isReached(note, 'performs'),
    fixes: (note) => [
      linkTo(note, 'performs'),
      { do: 'add', blockId: 'key_partners' },
      details(note, 'sourcing'),
    ],
  }),
  noteRule({
    ...{ id: 'HC-12', severity: 'warning', theme: 'sourcing' },
    subjects: (model) => essential(model).filter(isCore),
    fails: isOutsourced,
    fixes: (note) => [details(note, 'sourcing'), details(note, 'differentiation')],
  }),
  wholeRule({
    ...{ id: 'HC-13', severity: 'warning', theme: 'sourcing' },
    starts: (model) =>
      activities(model).length >= 5 && activities(model).every((note) => sourcingOf(note) !== 'undecided'),
    finds: (model) => {
      const all = activities(model)
      // The one that sets the business apart least is the likeliest to be somebody else's.
      const least = [...all].sort((a, b) => (a.differentiation ?? 3) - (b.differentiation ?? 3))[0]
      const alone = all.every((note) => sourcingOf(note) === 'in_house')
      return alone && least ? { params: {}, fixes: [details(least, 'sourcing')] } : null
    },
  }),
  noteRule({
    ...{ id: 'HC-58', severity: 'hint', theme: 'sourcing' },
    subjects: (model) => activities(model).filter(({ repetitive }) => repetitive === true),
    fails: ({ automation, effortShare }) => automation === 'manual' && (effortShare ?? 0) >= MUCH_EFFORT,
    says: ({ text, effortShare }) => ({ n: text, percent: effortShare ?? 0 }),
    fixes: (note) => [details(note, 'automation')],
  }),
] as const
