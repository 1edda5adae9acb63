/**
 * Activities that belong together, added as drafts in one go. A chain in order is linked by "needs first", each step
 * to the one before it; the others stand side by side.
 */
import type { FunctionId } from './functions.ts'

export interface ActivityChain {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly inOrder: boolean
  readonly functionIds: readonly FunctionId[]
}

export const CHAINS: readonly ActivityChain[] = [
  {
    id: 'production_chain',
    name: 'Production chain',
    summary: 'Eight steps from the choice of the product to machines that keep running.',
    inOrder: true,
    functionIds: [
      'prod.product_selection_design',
      'prod.process_selection',
      'prod.capacity',
      'prod.production_planning',
      'prod.production_control',
      'prod.quality_cost_control',
      'prod.inventory_control',
      'prod.maintenance',
    ],
  },
  {
    id: 'product_innovation',
    name: 'Research and development',
    summary: 'From watching the field to a product that stays current.',
    inOrder: true,
    functionIds: [
      'rd.innovation',
      'rd.new_product_research',
      'rd.new_product_development',
      'rd.quality_checks',
      'rd.existing_product_updates',
    ],
  },
  {
    id: 'marketing_functions',
    name: 'Marketing',
    summary: 'Six tasks of marketing, from strategy to events.',
    inOrder: false,
    functionIds: [
      'mkt.strategy',
      'mkt.market_research',
      'mkt.product_development',
      'mkt.communications',
      'mkt.sales_support',
      'mkt.events',
    ],
  },
  {
    id: 'sales_service',
    name: 'Sales and service',
    summary: 'What customers meet after they said yes.',
    inOrder: false,
    functionIds: ['sales.assisting_sales', 'sales.handling_problems', 'sales.job_specific'],
  },
]
