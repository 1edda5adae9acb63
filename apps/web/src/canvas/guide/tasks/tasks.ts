/** The pieces of work that learning leads to: activities gone through one by one, each until it says what was asked. */
import type { Note } from '@ninefold/shared'
import type { LearningActionId } from '@ninefold/shared/catalogue/learning/actions'
import type { DetailsPart } from '@ninefold/shared/checks/fixes'
import type { NoteField } from '@ninefold/shared/model/note-fields'
import { missingSkills } from '../../details/skills.ts'

export const TASK_IDS = [
  'prune',
  'set_categories',
  'set_importance',
  'show_sourcing',
  'show_repetitive',
  'show_skills',
  'write_improvement',
  'write_steps',
  'add_measure',
] as const satisfies readonly LearningActionId[]
export type TaskId = (typeof TASK_IDS)[number]

/** What stands beside a note and not in it. */
export interface Beside {
  readonly steps: number
  readonly measures: number
}

export interface Task {
  /** Whether an activity says already what is asked. */
  readonly done: (note: Note, beside: Beside) => boolean
  /** A field that is one of a few values, chosen in the row. */
  readonly choose?: NoteField
  /** What is written in the details of the activity, and where. */
  readonly details?: { readonly field: DetailsPart; readonly what: 'skills' | 'steps' | 'measures' }
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== 'undecided'

export const TASKS: Readonly<Record<TaskId, Task>> = {
  prune: { done: ({ importance }) => isSet(importance), choose: 'importance' },
  set_categories: { done: ({ category }) => isSet(category), choose: 'category' },
  set_importance: { done: ({ importance }) => isSet(importance), choose: 'importance' },
  show_sourcing: { done: ({ sourcing }) => isSet(sourcing), choose: 'sourcing' },
  show_repetitive: {
    done: ({ repetitive, automation }) =>
      repetitive !== true || (isSet(automation) && automation !== 'manual'),
    choose: 'automation',
  },
  show_skills: {
    done: ({ skillsNeeded = [], skillsHeld = [] }) =>
      skillsNeeded.length > 0 && missingSkills(skillsNeeded, skillsHeld).length === 0,
    details: { field: 'skillsNeeded', what: 'skills' },
  },
  write_improvement: { done: ({ improvement }) => isSet(improvement) },
  write_steps: { done: (_, { steps }) => steps > 0, details: { field: 'steps', what: 'steps' } },
  add_measure: { done: (_, { measures }) => measures > 0, details: { field: 'kpis', what: 'measures' } },
}

const WEIGHTS = { essential: 3, undecided: 2, supporting: 1, nice_to_have: 0 } as const

/** What is still to be done first, and of that what matters most and sets apart most. */
export function inOrder(notes: readonly Note[], isDone: (note: Note) => boolean): string[] {
  const weight = (note: Note): number =>
    (isDone(note) ? 0 : 100) + 10 * WEIGHTS[note.importance] + (note.differentiation ?? 0)
  return [...notes].sort((a, b) => weight(b) - weight(a)).map(({ id }) => id)
}
