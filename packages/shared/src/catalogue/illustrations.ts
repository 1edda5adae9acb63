/** Companies in which a category of activity is easy to see. Illustrations, never endorsements: the label says so. */
import type { ActivityCategoryId } from '../categories.ts'

export const ILLUSTRATION_LABEL = 'Illustration from published teaching cases, not endorsed'

export interface Illustration {
  readonly id: string
  readonly company: string
  readonly categoryId: ActivityCategoryId
  /** What the company does, as an activity a team may add and make its own. */
  readonly activity: string
  readonly line: string
}

export const ILLUSTRATIONS: readonly Illustration[] = [
  {
    id: 'tesla',
    company: 'Tesla',
    categoryId: 'production',
    activity: 'Make cars',
    line: 'Making the car itself is what it must do well.',
  },
  {
    id: 'netflix',
    company: 'Netflix',
    categoryId: 'production',
    activity: 'Produce films and series',
    line: 'Content of its own keeps people subscribed.',
  },
  {
    id: 'dell',
    company: 'Dell',
    categoryId: 'production',
    activity: 'Run the supply chain',
    line: 'Computers built to order live on a supply chain that flows.',
  },
  {
    id: 'mckinsey',
    company: 'McKinsey',
    categoryId: 'problem_solving',
    activity: 'Solve clients’ problems',
    line: 'Each client brings a problem nobody has solved before.',
  },
  {
    id: 'mayo_clinic',
    company: 'Mayo Clinic',
    categoryId: 'problem_solving',
    activity: 'Diagnose and treat patients',
    line: 'Care is worked out anew for each patient.',
  },
  {
    id: 'google',
    company: 'Google',
    categoryId: 'platform_network',
    activity: 'Improve the search algorithms',
    line: 'Better answers bring more users, and users make the answers better.',
  },
  {
    id: 'amazon',
    company: 'Amazon',
    categoryId: 'platform_network',
    activity: 'Curate the marketplace',
    line: 'A market of many sellers has to be tended.',
  },
  {
    id: 'microsoft',
    company: 'Microsoft',
    categoryId: 'platform_network',
    activity: 'Develop software',
    line: 'Its software is the ground on which others build.',
  },
]

export function illustrationsOf(categoryId: ActivityCategoryId): readonly Illustration[] {
  return ILLUSTRATIONS.filter((one) => one.categoryId === categoryId)
}
