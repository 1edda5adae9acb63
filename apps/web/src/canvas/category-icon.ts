/** The sign of each activity category; always beside its name, never instead of it. */
import type { ActivityCategoryId } from '@ninefold/shared'
import { factory, lightbulb, network } from '../ui/icons.ts'

export const categoryIcon: Readonly<Record<ActivityCategoryId, string>> = {
  production: factory,
  problem_solving: lightbulb,
  platform_network: network,
}
