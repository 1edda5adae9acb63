/** Companies in which a category is easy to see, as activities a team may make its own. */
import type { ActivityCategoryId } from '@ninefold/shared'
import { illustrationsOf } from '@ninefold/shared/catalogue/illustrations'
import { illustrationSuggestion } from '@ninefold/shared/catalogue/suggestions'

export const seenElsewhere = (category: ActivityCategoryId) =>
  illustrationsOf(category).map((one) => ({
    ...illustrationSuggestion(one),
    about: one.company,
    more: one.line,
  }))
