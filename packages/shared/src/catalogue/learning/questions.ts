/** What people ask about key activities, with an answer in brief. */
import type { LearningActionId } from './actions.ts'

export interface LearningQuestion {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly action: LearningActionId
}

export const LEARNING_QUESTIONS: readonly LearningQuestion[] = [
  {
    id: 'what',
    question: 'What is a key activity?',
    answer:
      'One of the few things the business must do well, so that its propositions exist, reach people, keep them and earn money.',
    action: 'work_backward',
  },
  {
    id: 'why',
    question: 'Why bother?',
    answer:
      'It decides where money, time and people go, keeps you at what sets you apart, gives you something to measure, and shows where a disruption would hurt.',
    action: 'show_effort_and_cost',
  },
  {
    id: 'activity_or_resource',
    question: 'Activity or resource?',
    answer:
      'An activity is done, a resource is used: physical, intellectual, human or financial. “Factory” is a resource, “run the factory” an activity.',
    action: 'check_wording',
  },
  {
    id: 'find',
    question: 'How do we find ours?',
    answer:
      'Start from the propositions, go on to each segment, end with cost: what must happen, for whom, at what price?',
    action: 'three_steps',
  },
  {
    id: 'most_important',
    question: 'Which are the most important?',
    answer: 'Those a proposition cannot do without, and that you do better than others.',
    action: 'rate_effort_and_differentiation',
  },
  {
    id: 'everything',
    question: 'Should we list everything?',
    answer:
      'No. Administration and the like belong here only when the model lives on them. Seven activities or so are enough.',
    action: 'prune',
  },
  {
    id: 'kinds',
    question: 'Which kinds are there?',
    answer:
      'Production: make and deliver. Problem solving: new answers for single customers. Platform or network: run what others use. Marketing is a function found in all three.',
    action: 'set_categories',
  },
  {
    id: 'ours',
    question: 'How many should be ours?',
    answer: 'Keep what sets you apart. For the rest, think of partners.',
    action: 'show_sourcing',
  },
  {
    id: 'other_blocks',
    question: 'How do they touch the other blocks?',
    answer:
      'They need resources, may be done by partners, make propositions possible, feed channels and relationships, carry revenue and cause cost.',
    action: 'show_missing_links',
  },
  {
    id: 'change',
    question: 'Can they change?',
    answer: 'Yes: with the market, with what customers want, with technology and with strategy.',
    action: 'raise_trigger',
  },
  {
    id: 'how_often',
    question: 'How often should we look again?',
    answer: 'Each quarter, and whenever something essential has changed.',
    action: 'plan_review',
  },
  {
    id: 'measure',
    question: 'How do we measure them?',
    answer:
      'By efficiency (time, cost per unit), by customer satisfaction, or by engagement (active users, retention).',
    action: 'add_measure',
  },
]
