/** Six things that teams with good canvases do. */
import type { LearningActionId } from './actions.ts'

export interface Practice {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly action: LearningActionId
}

export const PRACTICES: readonly Practice[] = [
  {
    id: 'tie_to_proposition',
    title: 'Tie each activity to a proposition',
    text: 'An activity that makes nothing possible is a habit, not a key.',
    action: 'show_missing_links',
  },
  {
    id: 'automate',
    title: 'Automate what repeats',
    text: 'Work done by hand again and again, and much of it, pays for a machine first.',
    action: 'show_repetitive',
  },
  {
    id: 'partner',
    title: 'Let partners do what is not core',
    text: 'What others do as well as you keeps your people from what only you can do.',
    action: 'show_sourcing',
  },
  {
    id: 'improve',
    title: 'Improve the most important ones continuously',
    text: 'Take the activity that sets you apart and write down the next small step.',
    action: 'write_improvement',
  },
  {
    id: 'measure',
    title: 'Measure them',
    text: 'One figure an activity, read on a rhythm, with a word on why it moved.',
    action: 'add_measure',
  },
  {
    id: 'match_skills',
    title: 'Match people’s skills to them',
    text: 'Say which skills an activity needs and which you have. The gap is your next hire or training.',
    action: 'show_skills',
  },
]
