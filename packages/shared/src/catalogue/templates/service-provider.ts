/** What a provider of services usually has. */
import type { Template } from '../sketch.ts'

export const SERVICE_PROVIDER: Template = {
  key: 'service_provider',
  title: 'Service provider',
  summary: 'Solve a problem for each client, with skilled people.',
  businessType: 'service_provider',
  blocks: {
    customer_segments: [
      { key: 'CS1', text: 'Clients with a recurring need', segmentKind: 'segmented', side: 'paying' },
      { key: 'CS2', text: 'Clients with a one-off problem', segmentKind: 'segmented', side: 'paying' },
    ],
    value_propositions: [
      {
        key: 'VP1',
        text: 'Problem solved for you',
        valueKind: 'getting_the_job_done',
        pains: ['No time or skill to do it oneself'],
      },
      {
        key: 'VP2',
        text: 'Peace of mind',
        valueKind: 'risk_reduction',
        gains: ['Somebody watches, before it breaks'],
      },
    ],
    channels: [
      {
        key: 'CH1',
        text: 'On site',
        ownership: 'own_direct',
        phases: ['evaluation', 'delivery', 'after_sales'],
        medium: ['in_person'],
      },
      {
        key: 'CH2',
        text: 'Phone and video',
        ownership: 'own_direct',
        phases: ['awareness', 'purchase', 'after_sales'],
        medium: ['phone', 'web'],
      },
    ],
    customer_relationships: [
      {
        key: 'CR1',
        text: 'Named contact',
        relationshipKind: 'dedicated_assistance',
        purpose: ['acquire', 'keep'],
      },
      {
        key: 'CR2',
        text: 'Regular check-in',
        relationshipKind: 'personal_assistance',
        purpose: ['keep', 'grow'],
      },
    ],
    revenue_streams: [
      { key: 'RS1', text: 'Fee per job', revenueKind: 'usage_fee', pricing: 'list' },
      { key: 'RS2', text: 'Retainer', revenueKind: 'subscription', pricing: 'negotiation' },
    ],
    key_resources: [
      { key: 'KR1', text: 'Skilled staff', resourceType: 'human' },
      { key: 'KR2', text: 'Case knowledge', resourceType: 'intellectual', acquisition: 'owned' },
    ],
    key_activities: [
      {
        key: 'KA1',
        text: 'Support customers',
        category: 'problem_solving',
        functionId: 'sales.handling_problems',
      },
      {
        key: 'KA2',
        text: 'Deliver the service and its logistics',
        category: 'problem_solving',
        functionId: 'sales.job_specific',
        sourcing: 'mixed',
      },
      {
        key: 'KA3',
        text: 'Train and develop staff',
        category: 'problem_solving',
        functionId: 'custom',
        sourcing: 'mixed',
      },
    ],
    key_partners: [
      {
        key: 'KP1',
        text: 'Specialists for rare cases',
        partnerKind: 'alliance_non_competitor',
        motive: ['acquire_resource_or_activity'],
      },
      {
        key: 'KP2',
        text: 'Training bodies',
        partnerKind: 'buyer_supplier',
        motive: ['acquire_resource_or_activity'],
      },
    ],
    cost_structure: [
      { key: 'CO1', text: 'Wages of skilled staff', costKind: ['fixed'], driver: 'People employed' },
      { key: 'CO2', text: 'Training', costKind: ['fixed'], driver: 'Days of training' },
      { key: 'CO3', text: 'Travel', costKind: ['variable'], driver: 'Visits' },
    ],
  },
  links: {
    serves: ['VP1 CS1', 'VP1 CS2', 'VP2 CS1'],
    reaches: ['CH1 CS1', 'CH1 CS2', 'CH2 CS1', 'CH2 CS2'],
    delivers: ['CH1 VP1', 'CH2 VP1', 'CH2 VP2'],
    maintains: ['CR1 CS1', 'CR1 CS2', 'CR2 CS1'],
    paid_by: ['RS1 CS2', 'RS2 CS1'],
    pays_for: ['RS1 VP1', 'RS2 VP2'],
    enables: ['KA1 VP2', 'KA2 VP1', 'KA3 VP1'],
    supports: ['KA1 CR1', 'KA1 CR2', 'KA1 RS2', 'KA2 CH1'],
    requires: ['KA1 KR1', 'KA1 KR2', 'KA2 KR1', 'KA3 KR1', 'KA3 KR2'],
    performs: ['KP1 KA2', 'KP2 KA3'],
    depends_on: ['KA2 KA3'],
    caused_by: ['CO1 KR1', 'CO1 KA1', 'CO2 KA3', 'CO3 KA2'],
  },
  kpis: [
    { note: 'KA1', name: 'Satisfaction score', kind: 'customer_satisfaction', direction: 'higher_better' },
    {
      note: 'KA2',
      name: 'First-time fix',
      kind: 'customer_satisfaction',
      direction: 'higher_better',
      unit: '%',
    },
  ],
}
