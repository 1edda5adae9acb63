/**
 * What each action of learning does on the open canvas. One for every action there is: a new one in the catalogue
 * does not compile until it is here.
 */
import { learningActionLabel, type LearningActionId } from '@ninefold/shared/catalogue/learning/actions'
import { t } from '../../../lib/messages/index.ts'
import type { Guide } from '../guide.svelte.ts'
import type { TaskId } from '../tasks/tasks.ts'
import { showFindings } from './findings.ts'
import { goPath, showInView } from './in-view.ts'
import { showSignals } from './signals.ts'

type Act = (guide: Guide) => void | Promise<void>

/** Opens the activities one by one in the Guide, with what the action is about. */
const workOn =
  (action: TaskId): Act =>
  (guide) => {
    guide.task = action
  }

/** Of activities that make nothing possible, need nothing, or are nobody's: what a link would settle. */
const MISSING_LINKS = [
  'HC-08',
  'HC-09',
  'HC-10',
  'HC-11',
  'HC-25',
  'HC-26',
  'HC-27',
  'HC-28',
  'HC-43',
  'HC-53',
]
const WORDING = ['HC-30', 'HC-31', 'HC-32']

export const ACTIONS: Readonly<Record<LearningActionId, Act>> = {
  work_backward: (guide) => goPath(guide, 'backward'),
  three_steps: (guide) => goPath(guide, 'three-steps'),
  show_effort_and_cost: (guide) => showInView(guide, 'focus', t.views.focus.allocation),
  rate_effort_and_differentiation: (guide) => showInView(guide, 'focus', t.views.focus.chart),
  check_wording: (guide) => showFindings(guide, learningActionLabel('check_wording'), WORDING),
  show_missing_links: (guide) =>
    showFindings(guide, learningActionLabel('show_missing_links'), MISSING_LINKS),
  show_dependencies: (guide) => showInView(guide, 'map'),
  prune: workOn('prune'),
  set_categories: workOn('set_categories'),
  set_importance: workOn('set_importance'),
  show_sourcing: workOn('show_sourcing'),
  show_repetitive: workOn('show_repetitive'),
  show_skills: workOn('show_skills'),
  write_improvement: workOn('write_improvement'),
  write_steps: workOn('write_steps'),
  add_measure: workOn('add_measure'),
  raise_trigger: (guide) => showSignals(guide, { at: 'raise' }),
  plan_review: (guide) => showSignals(guide, { at: null }),
}
