/** What each category of activity suggests: activities, measures, and companies where it is easy to see. */
import type { ActivityCategoryId } from '../categories.ts'
import type { KpiKind } from '../model/values.ts'
import type { FunctionId } from './functions.ts'

export interface SuggestedActivity {
  readonly text: string
  readonly functionId: FunctionId
}

interface CategoryGuidance {
  /** The kind of measure that is usual for it. */
  readonly kpiKind: KpiKind
  readonly suggestions: readonly SuggestedActivity[]
}

export const CATEGORY_GUIDANCE: Readonly<Record<ActivityCategoryId, CategoryGuidance>> = {
  production: {
    kpiKind: 'efficiency',
    suggestions: [
      { text: 'Plan production', functionId: 'prod.production_planning' },
      { text: 'Assemble the product', functionId: 'prod.production_control' },
      { text: 'Control quality', functionId: 'prod.quality_cost_control' },
      { text: 'Run the supply chain', functionId: 'prod.production_control' },
      { text: 'Manage stock', functionId: 'prod.inventory_control' },
      { text: 'Fulfil orders', functionId: 'prod.production_planning' },
    ],
  },
  problem_solving: {
    kpiKind: 'customer_satisfaction',
    suggestions: [
      { text: 'Deliver the service', functionId: 'sales.job_specific' },
      { text: 'Advise clients', functionId: 'sales.job_specific' },
      { text: 'Support customers', functionId: 'sales.handling_problems' },
      { text: 'Design the service', functionId: 'rd.new_product_development' },
      { text: 'Keep shared knowledge', functionId: 'custom' },
      { text: 'Train staff', functionId: 'custom' },
    ],
  },
  platform_network: {
    kpiKind: 'engagement',
    suggestions: [
      { text: 'Develop the platform', functionId: 'rd.new_product_development' },
      { text: 'Keep the platform running', functionId: 'prod.maintenance' },
      { text: 'Win users', functionId: 'mkt.communications' },
      { text: 'Look after the community', functionId: 'sales.handling_problems' },
      { text: 'Bring users into contact with one another', functionId: 'custom' },
      { text: 'Analyse data and feed it back', functionId: 'mkt.market_research' },
    ],
  },
}
