/** The three kinds of key activity: what a business must do is to make, to solve, or to run what others use. */

interface CategoryDefinition {
  readonly id: string
  readonly name: string
  readonly meaning: string
}

export const ACTIVITY_CATEGORIES = [
  {
    id: 'production',
    name: 'Production',
    meaning: 'Design, make and deliver a product in quantity or to high quality.',
  },
  {
    id: 'problem_solving',
    name: 'Problem solving',
    meaning: 'Find new answers to a customer’s own problem.',
  },
  {
    id: 'platform_network',
    name: 'Platform or network',
    meaning: 'Run and grow a platform, network, brand or software that others use.',
  },
] as const satisfies readonly CategoryDefinition[]

export type ActivityCategoryId = (typeof ACTIVITY_CATEGORIES)[number]['id']

export const ACTIVITY_CATEGORY_IDS: readonly ActivityCategoryId[] = ACTIVITY_CATEGORIES.map(
  (category) => category.id,
)

export function isActivityCategoryId(value: unknown): value is ActivityCategoryId {
  return ACTIVITY_CATEGORY_IDS.includes(value as ActivityCategoryId)
}
