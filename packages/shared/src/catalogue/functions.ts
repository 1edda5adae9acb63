/**
 * The functions an activity may belong to, in groups, each with what to think of and the types of business it suits.
 * Marketing is a function and no category: it is found in all three.
 */
import type { BusinessType, FunctionGroup } from '../model/values.ts'

interface FunctionDefinition {
  readonly id: string
  readonly group: FunctionGroup
  readonly name: string
  /** What the activity covers or has to answer. */
  readonly prompt: string
  /** Types of business whose picker offers it first. */
  readonly suits: readonly BusinessType[]
}

export const FUNCTION_GROUP_NAMES: Readonly<Record<FunctionGroup, string>> = {
  rd: 'Research & development',
  prod: 'Production',
  mkt: 'Marketing',
  sales: 'Sales & service',
  other: 'Other',
}

const ANY = [
  'manufacturing',
  'service_provider',
  'technology_platform',
  'ecommerce',
  'platform_business',
  'other',
] as const
const MAKERS = ['manufacturing'] as const
const GOODS = ['manufacturing', 'ecommerce'] as const
const INVENTORS = ['manufacturing', 'technology_platform', 'platform_business'] as const
const RUNNERS = ['manufacturing', 'technology_platform', 'ecommerce', 'platform_business'] as const

export const FUNCTIONS = [
  {
    id: 'rd.new_product_research',
    group: 'rd',
    name: 'Research new products',
    prompt: 'What design, at what cost, how long until it sells in volume, and for what demand?',
    suits: INVENTORS,
  },
  {
    id: 'rd.new_product_development',
    group: 'rd',
    name: 'Develop new products',
    prompt: 'From the result of research to a product people can have.',
    suits: [...INVENTORS, 'service_provider'],
  },
  {
    id: 'rd.existing_product_updates',
    group: 'rd',
    name: 'Update existing products',
    prompt: 'When a need changed, a rival appeared or a fault was found.',
    suits: RUNNERS,
  },
  {
    id: 'rd.quality_checks',
    group: 'rd',
    name: 'Check quality',
    prompt: 'Alone or together with the quality team: what is checked, and when?',
    suits: ['manufacturing', 'technology_platform', 'service_provider'],
  },
  {
    id: 'rd.innovation',
    group: 'rd',
    name: 'Watch innovation',
    prompt: 'Which trends in the field could change what we offer?',
    suits: ANY,
  },
  {
    id: 'prod.product_selection_design',
    group: 'prod',
    name: 'Choose product and design',
    prompt: 'Which feature is worth more to customers than it costs? A value analysis tells.',
    suits: GOODS,
  },
  {
    id: 'prod.process_selection',
    group: 'prod',
    name: 'Choose the process',
    prompt: 'Which technology, which machines, which way to hold stock?',
    suits: MAKERS,
  },
  {
    id: 'prod.capacity',
    group: 'prod',
    name: 'Set capacity',
    prompt: 'How much demand is there, and from which volume on do we earn?',
    suits: ['manufacturing', 'service_provider', 'technology_platform'],
  },
  {
    id: 'prod.production_planning',
    group: 'prod',
    name: 'Plan production',
    prompt: 'The route with the smoothest flow, and when each step starts and ends.',
    suits: GOODS,
  },
  {
    id: 'prod.production_control',
    group: 'prod',
    name: 'Control production',
    prompt: 'Compare what was planned with what was made, explain, correct.',
    suits: MAKERS,
  },
  {
    id: 'prod.quality_cost_control',
    group: 'prod',
    name: 'Control quality and cost',
    prompt: 'Better and cheaper at the same time: what stands in the way?',
    suits: GOODS,
  },
  {
    id: 'prod.inventory_control',
    group: 'prod',
    name: 'Control stock',
    prompt: 'Neither too much nor too little: between which levels?',
    suits: GOODS,
  },
  {
    id: 'prod.maintenance',
    group: 'prod',
    name: 'Maintain and replace machines',
    prompt: 'On what schedule, and what is replaced before it fails?',
    suits: ['manufacturing', 'technology_platform'],
  },
  {
    id: 'mkt.strategy',
    group: 'mkt',
    name: 'Set marketing strategy',
    prompt: 'Drafted by whom, approved by whom, and cascaded into which goals?',
    suits: ANY,
  },
  {
    id: 'mkt.market_research',
    group: 'mkt',
    name: 'Research the market',
    prompt: 'What do customers find strong and weak in us, and in our rivals?',
    suits: ANY,
  },
  {
    id: 'mkt.product_development',
    group: 'mkt',
    name: 'Shape the product',
    prompt: 'Which gap in the market does it fill, and at what price?',
    suits: GOODS,
  },
  {
    id: 'mkt.communications',
    group: 'mkt',
    name: 'Communicate',
    prompt: 'Press, reviews, adverts, mail: who hears of us where?',
    suits: ANY,
  },
  {
    id: 'mkt.sales_support',
    group: 'mkt',
    name: 'Support sales',
    prompt: 'Which leads and which material do those who sell need?',
    suits: ['manufacturing', 'service_provider', 'technology_platform'],
  },
  {
    id: 'mkt.events',
    group: 'mkt',
    name: 'Run events',
    prompt: 'Seminars, launches, fairs: which bring us whom?',
    suits: ['manufacturing', 'service_provider', 'technology_platform'],
  },
  {
    id: 'sales.handling_problems',
    group: 'sales',
    name: 'Handle problems',
    prompt: 'Who may decide on the spot, and who can only pass it on?',
    suits: ANY,
  },
  {
    id: 'sales.assisting_sales',
    group: 'sales',
    name: 'Assist in sales',
    prompt: 'Explain the offer, and offer what goes with it.',
    suits: ANY,
  },
  {
    id: 'sales.clerical',
    group: 'sales',
    name: 'Clerical work',
    prompt: 'Usually not key: only where the model lives on it.',
    suits: ANY,
  },
  {
    id: 'sales.job_specific',
    group: 'sales',
    name: 'Job-specific duties',
    prompt: 'What people in this industry do and others do not.',
    suits: ['service_provider', 'other'],
  },
  {
    id: 'custom',
    group: 'other',
    name: 'Own activity',
    prompt: 'None of these: name it in your own words.',
    suits: ANY,
  },
] as const satisfies readonly FunctionDefinition[]

export type FunctionId = (typeof FUNCTIONS)[number]['id']
export type ActivityFunction = FunctionDefinition & { readonly id: FunctionId }

const BY_ID: ReadonlyMap<string, ActivityFunction> = new Map(FUNCTIONS.map((one) => [one.id, one]))

/** Null for a function this version does not know. */
export function functionById(id: string): ActivityFunction | null {
  return BY_ID.get(id) ?? null
}

/** What a business of this type is offered first; without a type, all. `custom` suits everybody. */
export function functionsFor(type: BusinessType | null): readonly ActivityFunction[] {
  const all: readonly ActivityFunction[] = FUNCTIONS
  return type === null ? all : all.filter(({ suits }) => suits.includes(type))
}
