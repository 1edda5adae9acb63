/** Six mistakes that are often made, each with the checks that see it on a canvas. */
import type { LearningActionId } from './actions.ts'

export interface Mistake {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Of the health checks; the page shows their findings beside the mistake. */
  readonly ruleIds: readonly string[]
  readonly action: LearningActionId
}

export const MISTAKES: readonly Mistake[] = [
  {
    id: 'all_in_house',
    title: 'Doing everything in-house',
    text: 'A partner may do it better, and your people are few.',
    ruleIds: ['HC-13'],
    action: 'show_sourcing',
  },
  {
    id: 'no_line',
    title: 'Not telling essential from nice to have',
    text: 'When everything is essential, nothing gets what it needs.',
    ruleIds: ['HC-15'],
    action: 'set_importance',
  },
  {
    id: 'core_starves',
    title: 'Giving the core too little',
    text: 'What sets you apart deserves more than its even share of the effort.',
    ruleIds: ['HC-16'],
    action: 'show_effort_and_cost',
  },
  {
    id: 'never_adapting',
    title: 'Never adapting',
    text: 'The model moves on and the activities stay as they were.',
    ruleIds: ['HC-36'],
    action: 'plan_review',
  },
  {
    id: 'hidden_dependencies',
    title: 'Overlooking dependencies and bottlenecks',
    text: 'One activity that others wait for can hold up the whole model.',
    ruleIds: ['HC-17', 'HC-19'],
    action: 'show_dependencies',
  },
  {
    id: 'unwritten',
    title: 'Leaving critical procedures unwritten',
    text: 'What one person knows by heart is gone when that person is.',
    ruleIds: ['HC-33'],
    action: 'write_steps',
  },
]
