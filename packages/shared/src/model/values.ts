/** The named values that fields of the model choose from. Ids are wire format; words for them are the page's. */
export * from './note-states.ts'

export const CERTAINTIES = ['fact', 'assumption', 'testing', 'supported', 'refuted'] as const
export type Certainty = (typeof CERTAINTIES)[number]

// What a canvas is.
export const PERSPECTIVES = ['as_is', 'to_be', 'scenario', 'competitor', 'teaching'] as const
export type Perspective = (typeof PERSPECTIVES)[number]
export const PHASES = ['exploring', 'shaping', 'committed'] as const
export type CanvasPhase = (typeof PHASES)[number]
export const REVIEW_CADENCES = ['none', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const
export type ReviewCadence = (typeof REVIEW_CADENCES)[number]
export const BUSINESS_TYPES = [
  'manufacturing',
  'service_provider',
  'technology_platform',
  'ecommerce',
  'platform_business',
  'other',
] as const
export type BusinessType = (typeof BUSINESS_TYPES)[number]

// By block, in the order of the sheet's guidance.
export const SEGMENT_KINDS = ['mass_market', 'niche', 'segmented', 'diversified', 'multi_sided'] as const
export const SIDES = ['paying', 'non_paying', 'mixed'] as const
export const VALUE_KINDS = [
  'newness',
  'performance',
  'customisation',
  'getting_the_job_done',
  'design',
  'brand_status',
  'price',
  'cost_reduction',
  'risk_reduction',
  'accessibility',
  'convenience',
] as const
export const CHANNEL_PHASES = ['awareness', 'evaluation', 'purchase', 'delivery', 'after_sales'] as const
export const CHANNEL_OWNERSHIPS = ['own_direct', 'own_indirect', 'partner'] as const
export const MEDIA = ['in_person', 'phone', 'mail', 'web', 'app', 'social', 'marketplace', 'shop'] as const
export const RELATIONSHIP_KINDS = [
  'personal_assistance',
  'dedicated_assistance',
  'self_service',
  'automated',
  'community',
  'co_creation',
] as const
export const RELATIONSHIP_PURPOSES = ['acquire', 'keep', 'grow'] as const
export const REVENUE_KINDS = [
  'asset_sale',
  'usage_fee',
  'subscription',
  'lending_leasing',
  'licensing',
  'brokerage_fee',
  'advertising',
] as const
export const PRICINGS = [
  'list',
  'feature',
  'segment',
  'volume',
  'negotiation',
  'yield',
  'real_time_market',
  'auction',
] as const
export const RESOURCE_TYPES = ['physical', 'intellectual', 'human', 'financial'] as const
export const ACQUISITIONS = ['owned', 'leased', 'from_partner'] as const
export const PARTNER_KINDS = [
  'alliance_non_competitor',
  'coopetition',
  'joint_venture',
  'buyer_supplier',
] as const
export const PARTNER_MOTIVES = ['economy_of_scale', 'reduce_risk', 'acquire_resource_or_activity'] as const
export const COST_KINDS = ['fixed', 'variable', 'one_off'] as const
export const PERIODS = ['month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]
export const CONFIDENCES = ['low', 'mid', 'high'] as const

// Key activities.
export const SOURCINGS = ['undecided', 'in_house', 'mixed', 'outsourced'] as const
export type Sourcing = (typeof SOURCINGS)[number]
export const AUTOMATIONS = ['manual', 'partly', 'automated'] as const
export const DECISION_AUTHORITIES = ['none', 'route', 'limited', 'full'] as const
/** What people or things that must be looked after are looked after by. */
export const UPKEEP_CYCLES = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const
/** The groups functions and people belong to. */
export const FUNCTION_GROUPS = ['rd', 'prod', 'mkt', 'sales', 'other'] as const
export type FunctionGroup = (typeof FUNCTION_GROUPS)[number]

// Measures and what is written down beside the notes.
export const KPI_KINDS = [
  'efficiency',
  'customer_satisfaction',
  'engagement',
  'financial',
  'quality',
  'custom',
] as const
export type KpiKind = (typeof KPI_KINDS)[number]
export const KPI_DIRECTIONS = ['higher_better', 'lower_better', 'in_range'] as const
export type KpiDirection = (typeof KPI_DIRECTIONS)[number]
export const KPI_CADENCES = ['weekly', 'monthly', 'quarterly'] as const
export type KpiCadence = (typeof KPI_CADENCES)[number]
export const EXPERIMENT_RESULTS = ['open', 'supported', 'refuted', 'inconclusive'] as const
export const SIGNAL_KINDS = ['customer_need', 'new_entrant', 'technology', 'market', 'gap', 'fault'] as const
/** What a review of the model may be called for. */
export const TRIGGER_KINDS = [
  'business_model_change',
  'market',
  'customer_preference',
  'technology',
  'strategy',
  'product_fault',
  'new_entrant',
] as const
export type TriggerKind = (typeof TRIGGER_KINDS)[number]
export const WAIVER_ENDS = ['next_review', 'date', 'subject_changes'] as const
