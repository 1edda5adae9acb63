/** What a shop on the web usually has. */
import type { Template } from '../sketch.ts'

export const ECOMMERCE: Template = {
  key: 'ecommerce',
  title: 'E-commerce',
  summary: 'Sell goods on the web and bring them to the door.',
  businessType: 'ecommerce',
  blocks: {
    customer_segments: [
      { key: 'CS1', text: 'Online shoppers', segmentKind: 'mass_market', side: 'paying' },
      { key: 'CS2', text: 'Returning buyers', segmentKind: 'segmented', side: 'paying' },
    ],
    value_propositions: [
      {
        key: 'VP1',
        text: 'Wide choice',
        valueKind: 'accessibility',
        gains: ['Finds it here, and not only here'],
      },
      {
        key: 'VP2',
        text: 'Fast, safe delivery',
        valueKind: 'convenience',
        pains: ['Waiting, and not knowing when it comes'],
      },
    ],
    channels: [
      {
        key: 'CH1',
        text: 'Web shop',
        ownership: 'own_direct',
        phases: ['evaluation', 'purchase', 'delivery', 'after_sales'],
        medium: ['web'],
      },
      {
        key: 'CH2',
        text: 'Marketplaces',
        ownership: 'partner',
        phases: ['awareness', 'purchase'],
        medium: ['marketplace'],
      },
    ],
    customer_relationships: [
      { key: 'CR1', text: 'Order tracking', relationshipKind: 'automated', purpose: ['acquire', 'keep'] },
      { key: 'CR2', text: 'Easy returns', relationshipKind: 'self_service', purpose: ['keep', 'grow'] },
    ],
    revenue_streams: [
      { key: 'RS1', text: 'Product sales', revenueKind: 'asset_sale', pricing: 'list' },
      { key: 'RS2', text: 'Delivery pass', revenueKind: 'subscription', pricing: 'list' },
    ],
    key_resources: [
      { key: 'KR1', text: 'Stock', resourceType: 'physical', acquisition: 'owned' },
      { key: 'KR2', text: 'Shop system', resourceType: 'intellectual', acquisition: 'leased' },
      { key: 'KR3', text: 'Customer data', resourceType: 'intellectual', acquisition: 'owned' },
    ],
    key_activities: [
      { key: 'KA1', text: 'Manage stock', category: 'production', functionId: 'prod.inventory_control' },
      {
        key: 'KA2',
        text: 'Fulfil orders and run logistics',
        category: 'production',
        functionId: 'prod.production_planning',
        sourcing: 'mixed',
      },
      {
        key: 'KA3',
        text: 'Run digital marketing',
        category: 'production',
        functionId: 'mkt.communications',
      },
      {
        key: 'KA4',
        text: 'Manage the web site',
        category: 'platform_network',
        functionId: 'rd.existing_product_updates',
      },
      {
        key: 'KA5',
        text: 'Manage customer relationships',
        category: 'problem_solving',
        functionId: 'sales.handling_problems',
      },
    ],
    key_partners: [
      { key: 'KP1', text: 'Carriers', partnerKind: 'buyer_supplier', motive: ['economy_of_scale'] },
      { key: 'KP2', text: 'Payment provider', partnerKind: 'buyer_supplier', motive: ['reduce_risk'] },
      {
        key: 'KP3',
        text: 'Brands that deliver the goods',
        partnerKind: 'buyer_supplier',
        motive: ['acquire_resource_or_activity'],
      },
    ],
    cost_structure: [
      { key: 'CO1', text: 'Goods', costKind: ['variable'], driver: 'Items sold' },
      { key: 'CO2', text: 'Delivery to the door', costKind: ['variable'], driver: 'Parcels' },
      { key: 'CO3', text: 'Advertising for the shop', costKind: ['variable'], driver: 'New visitors' },
    ],
  },
  links: {
    serves: ['VP1 CS1', 'VP1 CS2', 'VP2 CS1', 'VP2 CS2'],
    reaches: ['CH1 CS1', 'CH1 CS2', 'CH2 CS1'],
    delivers: ['CH1 VP1', 'CH1 VP2', 'CH2 VP1'],
    maintains: ['CR1 CS1', 'CR2 CS1', 'CR1 CS2', 'CR2 CS2'],
    paid_by: ['RS1 CS1', 'RS1 CS2', 'RS2 CS2'],
    pays_for: ['RS1 VP1', 'RS2 VP2'],
    enables: ['KA1 VP1', 'KA2 VP2'],
    supports: ['KA2 CR1', 'KA3 CH1', 'KA3 CH2', 'KA4 CH1', 'KA5 CR1', 'KA5 CR2', 'KA5 RS2'],
    requires: ['KA1 KR1', 'KA2 KR1', 'KA2 KR2', 'KA3 KR3', 'KA4 KR2', 'KA5 KR3'],
    performs: ['KP1 KA2'],
    supplies: ['KP2 KR2', 'KP3 KR1'],
    depends_on: ['KA2 KA1'],
    caused_by: ['CO1 KA1', 'CO1 KR1', 'CO2 KA2', 'CO3 KA3'],
  },
  kpis: [
    { note: 'KA2', name: 'Order time', kind: 'efficiency', direction: 'lower_better', unit: 'h' },
    { note: 'KA2', name: 'Return rate', kind: 'quality', direction: 'lower_better', unit: '%' },
    {
      note: 'KA5',
      name: 'Repeat rate',
      kind: 'customer_satisfaction',
      direction: 'higher_better',
      unit: '%',
    },
  ],
}
