import { describe, expect, it } from 'vitest'
import type { Note } from '@ninefold/shared'
import { t } from '../../../lib/messages/index.ts'
import { inOrder, TASK_IDS, TASKS, type Beside, type TaskId } from './tasks.ts'

const note = (fields: Partial<Note> = {}): Note => ({
  ...{ id: 'n1', blockId: 'key_activities', rank: 'a0', text: 'Pack parcels', detail: '', color: 'stone' },
  ...{ groupId: null, status: 'idea', importance: 'undecided', inMvp: false, ghost: false, category: null },
  ...fields,
})
const NOTHING: Beside = { steps: 0, measures: 0 }

/** For each piece of work an activity that it is still to be done for, and one that it is done for. */
const CASES: Readonly<Record<TaskId, readonly [open: Partial<Note>, done: Partial<Note>, beside?: Beside]>> =
  {
    prune: [{}, { importance: 'nice_to_have' }],
    set_categories: [{}, { category: 'production' }],
    set_importance: [{ importance: 'undecided' }, { importance: 'essential' }],
    show_sourcing: [{ sourcing: 'undecided' }, { sourcing: 'mixed' }],
    show_repetitive: [
      { repetitive: true, automation: 'manual' },
      { repetitive: true, automation: 'partly' },
    ],
    show_skills: [
      { skillsNeeded: ['Welding'], skillsHeld: [] },
      { skillsNeeded: ['Welding'], skillsHeld: ['welding '] },
    ],
    write_improvement: [{}, { improvement: 'Weigh at the dock' }],
    write_steps: [{}, {}, { steps: 2, measures: 0 }],
    add_measure: [{}, {}, { steps: 0, measures: 1 }],
  }

describe.each(TASK_IDS)('%s', (id) => {
  it('is done where the activity says what is asked', () => {
    const [open, done, beside = NOTHING] = CASES[id]
    expect(TASKS[id].done(note(open), NOTHING)).toBe(false)
    expect(TASKS[id].done(note(done), beside)).toBe(true)
  })

  it('says what it is about', () => expect(t.guide.tasks.about[id]).not.toBe(''))
})

it('work that does not repeat needs no machine', () => {
  expect(TASKS.show_repetitive.done(note(), NOTHING)).toBe(true)
})

it('what is to be done comes first, and of that what matters most', () => {
  const notes = [
    note({ id: 'done', importance: 'essential', improvement: 'x' }),
    note({ id: 'nice', importance: 'nice_to_have' }),
    note({ id: 'core', importance: 'essential', differentiation: 5 }),
    note({ id: 'plain', importance: 'essential', differentiation: 1 }),
  ]
  const order = inOrder(notes, (one) => TASKS.write_improvement.done(one, NOTHING))
  expect(order).toEqual(['core', 'plain', 'nice', 'done'])
})
