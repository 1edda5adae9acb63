/** What a maker of software that others work with usually has. */
import type { Template } from '../sketch.ts'

export const TECHNOLOGY_PLATFORM: Template = {
  key: 'technology_platform',
  title: 'Technology platform',
  summary: 'Run software that others work with and build on.',
  businessType: 'technology_platform',
  blocks: {
    customer_segments: [
      { key: 'CS1', text: 'Business users', segmentKind: 'segmented', side: 'paying' },
      { key: 'CS2', text: 'Developers', segmentKind: 'niche', side: 'paying' },
    ],
    value_propositions: [
      {
        key: 'VP1',
        text: 'Task done in one place',
        valueKind: 'getting_the_job_done',
        form: 'One screen for the whole task',
        pains: ['The same data typed into five tools'],
      },
      {
        key: 'VP2',
        text: 'Connects to your tools',
        valueKind: 'convenience',
        form: 'Open interfaces and ready connections',
        gains: ['What is there already keeps working'],
      },
    ],
    channels: [
      {
        key: 'CH1',
        text: 'Web app',
        ownership: 'own_direct',
        phases: ['evaluation', 'purchase', 'delivery', 'after_sales'],
        medium: ['web', 'app'],
      },
      {
        key: 'CH2',
        text: 'Integrations marketplace',
        ownership: 'partner',
        phases: ['awareness', 'evaluation'],
        medium: ['marketplace'],
      },
    ],
    customer_relationships: [
      {
        key: 'CR1',
        text: 'Self-service help',
        relationshipKind: 'self_service',
        purpose: ['acquire', 'keep'],
      },
      {
        key: 'CR2',
        text: 'Customer success contact',
        relationshipKind: 'dedicated_assistance',
        purpose: ['keep', 'grow'],
      },
    ],
    revenue_streams: [
      { key: 'RS1', text: 'Subscription', revenueKind: 'subscription', pricing: 'feature' },
      { key: 'RS2', text: 'Usage fee', revenueKind: 'usage_fee', pricing: 'volume' },
    ],
    key_resources: [
      { key: 'KR1', text: 'Code base', resourceType: 'intellectual', acquisition: 'owned' },
      { key: 'KR2', text: 'Data on how it is used', resourceType: 'intellectual', acquisition: 'owned' },
      { key: 'KR3', text: 'Cloud', resourceType: 'physical', acquisition: 'from_partner' },
    ],
    key_activities: [
      {
        key: 'KA1',
        text: 'Develop software',
        category: 'platform_network',
        functionId: 'rd.new_product_development',
      },
      {
        key: 'KA2',
        text: 'Design the user experience',
        category: 'platform_network',
        functionId: 'rd.existing_product_updates',
      },
      {
        key: 'KA3',
        text: 'Analyse data',
        category: 'platform_network',
        functionId: 'mkt.market_research',
      },
    ],
    key_partners: [
      { key: 'KP1', text: 'Cloud host', partnerKind: 'buyer_supplier', motive: ['economy_of_scale'] },
      {
        key: 'KP2',
        text: 'Integration partners',
        partnerKind: 'alliance_non_competitor',
        motive: ['acquire_resource_or_activity'],
      },
    ],
    cost_structure: [
      { key: 'CO1', text: 'Pay of developers', costKind: ['fixed'], driver: 'People employed' },
      { key: 'CO2', text: 'Cloud', costKind: ['variable'], driver: 'Use' },
      { key: 'CO3', text: 'Sales through partners', costKind: ['variable'], driver: 'New customers' },
    ],
  },
  links: {
    serves: ['VP1 CS1', 'VP2 CS1', 'VP2 CS2'],
    reaches: ['CH1 CS1', 'CH2 CS1', 'CH2 CS2'],
    delivers: ['CH1 VP1', 'CH2 VP2'],
    maintains: ['CR1 CS1', 'CR1 CS2', 'CR2 CS1'],
    paid_by: ['RS1 CS1', 'RS2 CS2'],
    pays_for: ['RS1 VP1', 'RS2 VP2'],
    enables: ['KA1 VP1', 'KA1 VP2', 'KA2 VP1'],
    supports: ['KA2 CR1', 'KA2 CH1', 'KA3 CR2', 'KA3 RS1'],
    requires: ['KA1 KR1', 'KA1 KR3', 'KA2 KR1', 'KA2 KR2', 'KA3 KR2'],
    supplies: ['KP1 KR3'],
    operates: ['KP2 CH2'],
    depends_on: ['KA1 KA2', 'KA2 KA3'],
    caused_by: ['CO1 KA1', 'CO1 KA2', 'CO1 KA3', 'CO2 KR3', 'CO3 KP2'],
  },
  kpis: [
    { note: 'KA1', name: 'Active users', kind: 'engagement', direction: 'higher_better' },
    { note: 'KA2', name: 'Retention', kind: 'engagement', direction: 'higher_better', unit: '%' },
    { note: 'KA1', name: 'Release lead time', kind: 'efficiency', direction: 'lower_better', unit: 'days' },
  ],
}
