/** What a maker of things usually has. */
import type { Template } from '../sketch.ts'

export const MANUFACTURING: Template = {
  key: 'manufacturing',
  title: 'Manufacturing',
  summary: 'Make a product and sell it, through the trade or directly.',
  businessType: 'manufacturing',
  blocks: {
    customer_segments: [
      { key: 'CS1', text: 'End users', segmentKind: 'segmented', side: 'paying' },
      { key: 'CS2', text: 'Trade buyers', segmentKind: 'niche', side: 'paying' },
    ],
    value_propositions: [
      {
        key: 'VP1',
        text: 'Does the job longer',
        valueKind: 'performance',
        form: 'Stronger material, easy to repair',
        gains: ['Fewer replacements to buy'],
      },
      {
        key: 'VP2',
        text: 'Lower cost of use',
        valueKind: 'cost_reduction',
        form: 'Needs little energy and upkeep',
        pains: ['Running costs nobody warned of'],
      },
    ],
    channels: [
      {
        key: 'CH1',
        text: 'Wholesalers and shops',
        ownership: 'partner',
        phases: ['evaluation', 'purchase', 'delivery'],
        medium: ['shop'],
      },
      {
        key: 'CH2',
        text: 'Own web site',
        ownership: 'own_direct',
        phases: ['awareness', 'purchase', 'after_sales'],
        medium: ['web'],
      },
    ],
    customer_relationships: [
      {
        key: 'CR1',
        text: 'Guarantee and spare parts',
        relationshipKind: 'self_service',
        purpose: ['keep'],
      },
      {
        key: 'CR2',
        text: 'Trade support',
        relationshipKind: 'dedicated_assistance',
        purpose: ['acquire', 'grow'],
      },
    ],
    revenue_streams: [
      { key: 'RS1', text: 'Unit sales', revenueKind: 'asset_sale', pricing: 'volume' },
      { key: 'RS2', text: 'Service contracts', revenueKind: 'subscription', pricing: 'feature' },
    ],
    key_resources: [
      { key: 'KR1', text: 'Plant and machines', resourceType: 'physical', acquisition: 'owned' },
      { key: 'KR2', text: 'Design rights', resourceType: 'intellectual', acquisition: 'owned' },
    ],
    key_activities: [
      {
        key: 'KA1',
        text: 'Plan production and run the line',
        category: 'production',
        functionId: 'prod.production_planning',
      },
      {
        key: 'KA2',
        text: 'Control quality',
        category: 'production',
        functionId: 'prod.quality_cost_control',
      },
      {
        key: 'KA3',
        text: 'Run the supply chain',
        category: 'production',
        functionId: 'prod.production_control',
        sourcing: 'mixed',
      },
      { key: 'KA4', text: 'Manage stock', category: 'production', functionId: 'prod.inventory_control' },
    ],
    key_partners: [
      {
        key: 'KP1',
        text: 'Material suppliers',
        partnerKind: 'buyer_supplier',
        motive: ['acquire_resource_or_activity'],
      },
      { key: 'KP2', text: 'Carriers', partnerKind: 'buyer_supplier', motive: ['economy_of_scale'] },
    ],
    cost_structure: [
      { key: 'CO1', text: 'Material for each unit', costKind: ['variable'], driver: 'Units made' },
      { key: 'CO2', text: 'Plant and its upkeep', costKind: ['fixed'], driver: 'Size of the plant' },
      { key: 'CO3', text: 'Wages in production', costKind: ['fixed', 'variable'], driver: 'Shifts' },
    ],
  },
  links: {
    serves: ['VP1 CS1', 'VP2 CS1', 'VP2 CS2'],
    reaches: ['CH1 CS1', 'CH2 CS1', 'CH2 CS2'],
    delivers: ['CH1 VP1', 'CH1 VP2', 'CH2 VP1'],
    maintains: ['CR1 CS1', 'CR2 CS2'],
    paid_by: ['RS1 CS2', 'RS2 CS1'],
    pays_for: ['RS1 VP1', 'RS2 VP2'],
    enables: ['KA1 VP1', 'KA1 VP2', 'KA2 VP1', 'KA3 VP2'],
    supports: ['KA3 CH1', 'KA4 CH1', 'KA4 CR1', 'KA2 CR1', 'KR2 VP1'],
    requires: ['KA1 KR1', 'KA2 KR1', 'KA2 KR2', 'KA3 KR1', 'KA4 KR1'],
    performs: ['KP1 KA3', 'KP2 KA3'],
    depends_on: ['KA1 KA3', 'KA4 KA1'],
    caused_by: ['CO1 KA1', 'CO2 KR1', 'CO3 KA1', 'CO3 KA2'],
  },
  kpis: [
    { note: 'KA1', name: 'Cost per unit', kind: 'efficiency', direction: 'lower_better' },
    { note: 'KA1', name: 'Time per unit', kind: 'efficiency', direction: 'lower_better', unit: 'min' },
  ],
}
