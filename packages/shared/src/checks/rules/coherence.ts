/** Whether what stands in one block is taken up in the others. */
import { details, linkFrom, linkTo, park } from '../fixes.ts'
import { noteRule } from '../rule.ts'
import { activities, supportsNothing } from './activities.ts'

/** What a partner can do for a model. */
const CONTRIBUTIONS = ['performs', 'supplies', 'operates'] as const

export const COHERENCE_RULES = [
  noteRule({
    ...{ id: 'HC-02', severity: 'gap', theme: 'coherence' },
    starts: (model) => model.has('value_propositions'),
    subjects: (model) => model.notes('customer_segments'),
    fails: (note, model) => !model.isReached(note, 'serves'),
    fixes: (note) => [linkTo(note, 'serves'), park(note)],
  }),
  noteRule({
    ...{ id: 'HC-03', severity: 'gap', theme: 'coherence' },
    starts: (model) => model.has('customer_segments'),
    subjects: (model) => model.notes('value_propositions'),
    fails: (note, model) => !model.leads(note, 'serves'),
    fixes: (note) => [linkFrom(note, 'serves'), park(note)],
  }),
  noteRule({
    ...{ id: 'HC-04', severity: 'gap', theme: 'coherence' },
    starts: (model) => model.has('channels'),
    subjects: (model) => model.notes('customer_segments'),
    fails: (note, model) => !model.isReached(note, 'reaches'),
    fixes: (note) => [linkTo(note, 'reaches'), { do: 'add', blockId: 'channels' }],
  }),
  noteRule({
    ...{ id: 'HC-05', severity: 'warning', theme: 'coherence' },
    starts: (model) => model.has('customer_relationships'),
    subjects: (model) => model.notes('customer_segments'),
    fails: (note, model) => !model.isReached(note, 'maintains'),
    fixes: (note) => [linkTo(note, 'maintains'), { do: 'add', blockId: 'customer_relationships' }],
  }),
  noteRule({
    ...{ id: 'HC-08', severity: 'gap', theme: 'coherence' },
    starts: (model) => activities(model).length > 0,
    subjects: (model) => model.notes('value_propositions'),
    fails: (note, model) => !model.isReached(note, 'enables'),
    fixes: (note) => [linkTo(note, 'enables'), { do: 'add', blockId: 'key_activities' }],
  }),
  noteRule({
    ...{ id: 'HC-27', severity: 'hint', theme: 'coherence' },
    starts: (model) => activities(model).length > 0,
    subjects: (model) => model.notes('key_resources'),
    fails: (note, model) => !model.isReached(note, 'requires') && supportsNothing(note, model),
    fixes: (note) => [linkTo(note, 'requires'), park(note)],
  }),
  noteRule({
    ...{ id: 'HC-28', severity: 'warning', theme: 'coherence' },
    starts: (model) => activities(model).length > 0 || model.has('key_resources'),
    subjects: (model) => model.notes('key_partners'),
    fails: (note, model) => !CONTRIBUTIONS.some((kind) => model.leads(note, kind)),
    fixes: (note) => [linkFrom(note), park(note)],
  }),
  noteRule({
    ...{ id: 'HC-41', severity: 'hint', theme: 'coherence' },
    subjects: (model) => model.notes('value_propositions'),
    fails: ({ pains, gains }) => !pains?.length && !gains?.length,
    fixes: (note) => [details(note, 'pains')],
  }),
  noteRule({
    ...{ id: 'HC-43', severity: 'hint', theme: 'coherence' },
    starts: (model) => model.has('value_propositions'),
    subjects: activities,
    fails: (note, model) => !model.leads(note, 'enables') && model.leads(note, 'supports'),
    fixes: (note) => [linkFrom(note, 'enables')],
  }),
  noteRule({
    ...{ id: 'HC-53', severity: 'hint', theme: 'coherence' },
    starts: (model) => activities(model).length > 0,
    subjects: (model) =>
      model.notes('customer_relationships').filter(({ purpose }) => purpose?.includes('keep')),
    fails: (note, model) =>
      !model.sources(note, 'supports').some(({ blockId }) => blockId === 'key_activities'),
    fixes: (note) => [linkTo(note, 'supports'), { do: 'add', blockId: 'key_activities' }],
  }),
] as const
