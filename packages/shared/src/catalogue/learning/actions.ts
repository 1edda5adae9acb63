/** What an item of the learning drawer can do on the open canvas. The page turns each into a button. */

interface LearningActionDefinition {
  readonly id: string
  /** The button's words. */
  readonly label: string
}

export const LEARNING_ACTIONS = [
  { id: 'work_backward', label: 'Work backward from a proposition' },
  { id: 'three_steps', label: 'Start the three steps' },
  { id: 'show_effort_and_cost', label: 'Show effort and cost' },
  { id: 'rate_effort_and_differentiation', label: 'Rate effort and differentiation' },
  { id: 'check_wording', label: 'Check wording' },
  { id: 'prune', label: 'Prune' },
  { id: 'set_categories', label: 'Set categories' },
  { id: 'set_importance', label: 'Tell essential from nice to have' },
  { id: 'show_sourcing', label: 'Show sourcing' },
  { id: 'show_missing_links', label: 'Show missing links' },
  { id: 'show_repetitive', label: 'Find work that repeats' },
  { id: 'show_dependencies', label: 'Show dependencies' },
  { id: 'show_skills', label: 'Compare skills' },
  { id: 'write_improvement', label: 'Write down an improvement' },
  { id: 'write_steps', label: 'Write down the steps' },
  { id: 'add_measure', label: 'Add a measure' },
  { id: 'raise_trigger', label: 'Raise a trigger' },
  { id: 'plan_review', label: 'Plan the review' },
] as const satisfies readonly LearningActionDefinition[]

export type LearningActionId = (typeof LEARNING_ACTIONS)[number]['id']
export type LearningAction = LearningActionDefinition & { readonly id: LearningActionId }

const LABELS: ReadonlyMap<LearningActionId, string> = new Map(
  LEARNING_ACTIONS.map(({ id, label }) => [id, label]),
)

export function learningActionLabel(id: LearningActionId): string {
  return LABELS.get(id) as string
}
