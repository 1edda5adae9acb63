/** What a marketplace between two sides usually has. */
import type { Template } from '../sketch.ts'

export const PLATFORM_BUSINESS: Template = {
  key: 'platform_business',
  title: 'Platform business',
  summary: 'Bring two sides together and earn when they match.',
  businessType: 'platform_business',
  blocks: {
    customer_segments: [
      { key: 'CS1', text: 'Side A: providers', segmentKind: 'multi_sided', side: 'paying' },
      { key: 'CS2', text: 'Side B: seekers', segmentKind: 'multi_sided', side: 'non_paying' },
    ],
    value_propositions: [
      {
        key: 'VP1',
        text: 'Find a match quickly',
        valueKind: 'convenience',
        pains: ['Long searches that lead nowhere'],
      },
      {
        key: 'VP2',
        text: 'Trust between strangers',
        valueKind: 'risk_reduction',
        gains: ['Knows beforehand whom to expect'],
      },
    ],
    channels: [
      {
        key: 'CH1',
        text: 'App',
        ownership: 'own_direct',
        phases: ['evaluation', 'purchase', 'delivery', 'after_sales'],
        medium: ['app'],
      },
      {
        key: 'CH2',
        text: 'Invitations by members',
        ownership: 'own_indirect',
        phases: ['awareness'],
        medium: ['social'],
      },
    ],
    customer_relationships: [
      { key: 'CR1', text: 'Ratings', relationshipKind: 'automated', purpose: ['acquire', 'keep'] },
      { key: 'CR2', text: 'Community moderators', relationshipKind: 'community', purpose: ['keep', 'grow'] },
    ],
    revenue_streams: [
      { key: 'RS1', text: 'Commission per match', revenueKind: 'brokerage_fee', pricing: 'volume' },
      { key: 'RS2', text: 'Featured listing', revenueKind: 'advertising', pricing: 'list' },
    ],
    key_resources: [
      { key: 'KR1', text: 'Member base', resourceType: 'intellectual', acquisition: 'owned' },
      { key: 'KR2', text: 'Matching software', resourceType: 'intellectual', acquisition: 'owned' },
      { key: 'KR3', text: 'Brand that is trusted', resourceType: 'intellectual', acquisition: 'owned' },
    ],
    key_activities: [
      {
        key: 'KA1',
        text: 'Win users on both sides',
        category: 'platform_network',
        functionId: 'mkt.communications',
        sourcing: 'mixed',
      },
      {
        key: 'KA2',
        text: 'Look after the community',
        category: 'platform_network',
        functionId: 'sales.handling_problems',
        sourcing: 'mixed',
      },
      {
        key: 'KA3',
        text: 'Analyse data and feed it back',
        category: 'platform_network',
        functionId: 'mkt.market_research',
      },
    ],
    key_partners: [
      {
        key: 'KP1',
        text: 'Payment and identity checks',
        partnerKind: 'buyer_supplier',
        motive: ['reduce_risk'],
      },
      {
        key: 'KP2',
        text: 'Local promoters',
        partnerKind: 'alliance_non_competitor',
        motive: ['acquire_resource_or_activity'],
      },
    ],
    cost_structure: [
      { key: 'CO1', text: 'Software development', costKind: ['fixed'], driver: 'People employed' },
      { key: 'CO2', text: 'Trust and safety', costKind: ['variable'], driver: 'Matches' },
      { key: 'CO3', text: 'User acquisition', costKind: ['variable'], driver: 'New members' },
    ],
  },
  links: {
    serves: ['VP1 CS1', 'VP1 CS2', 'VP2 CS1', 'VP2 CS2'],
    reaches: ['CH1 CS1', 'CH1 CS2', 'CH2 CS1', 'CH2 CS2'],
    delivers: ['CH1 VP1', 'CH1 VP2', 'CH2 VP2'],
    maintains: ['CR1 CS1', 'CR1 CS2', 'CR2 CS1', 'CR2 CS2'],
    paid_by: ['RS1 CS1', 'RS2 CS1'],
    pays_for: ['RS1 VP1', 'RS2 VP1'],
    enables: ['KA1 VP1', 'KA2 VP2', 'KA3 VP1'],
    supports: ['KA1 CH2', 'KA2 CR1', 'KA2 CR2', 'KA3 RS1'],
    requires: ['KA1 KR1', 'KA1 KR3', 'KA2 KR1', 'KA2 KR3', 'KA3 KR2'],
    performs: ['KP1 KA2', 'KP2 KA1'],
    depends_on: ['KA3 KA1'],
    caused_by: ['CO1 KR2', 'CO2 KA2', 'CO3 KA1'],
  },
  kpis: [
    { note: 'KA1', name: 'Active users per side', kind: 'engagement', direction: 'higher_better' },
    { note: 'KA3', name: 'Match rate', kind: 'engagement', direction: 'higher_better', unit: '%' },
    { note: 'KA2', name: 'Retention', kind: 'engagement', direction: 'higher_better', unit: '%' },
  ],
}
