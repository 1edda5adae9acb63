/** Names and meanings of the values a note's fields choose from, by field: what pickers show. */
import type { BlockId } from '../blocks.ts'
import type { Note, NoteField } from '../model/note-fields.ts'

interface Choice {
  readonly name: string
  readonly meaning: string
}

/** The values of a field of one choice, or of each member of one of many. */
type ValueIn<F extends NoteField> =
  NonNullable<Note[F]> extends readonly (infer V)[] ? V & string : NonNullable<Note[F]> & string
type WordsOf<F extends NoteField> = Readonly<Record<ValueIn<F>, Choice>>

export type RelationshipKind = ValueIn<'relationshipKind'>

const segmentKind: WordsOf<'segmentKind'> = {
  mass_market: { name: 'Mass market', meaning: 'One large group with much the same needs.' },
  niche: { name: 'Niche', meaning: 'A small group with needs of its own.' },
  segmented: { name: 'Segmented', meaning: 'Groups whose needs differ a little.' },
  diversified: { name: 'Diversified', meaning: 'Groups that have nothing to do with each other.' },
  multi_sided: { name: 'Multi-sided', meaning: 'Groups that need one another.' },
}

const side: WordsOf<'side'> = {
  paying: { name: 'Pays', meaning: 'Revenue comes from this segment.' },
  non_paying: { name: 'Does not pay', meaning: 'Uses it; others pay.' },
  mixed: { name: 'Some pay', meaning: 'Free for some, paid by others.' },
}

const valueKind: WordsOf<'valueKind'> = {
  newness: { name: 'Newness', meaning: 'Meets a need nobody met before.' },
  performance: { name: 'Performance', meaning: 'Does it better, faster or longer.' },
  customisation: { name: 'Customisation', meaning: 'Fits one customer’s own needs.' },
  getting_the_job_done: { name: 'Getting the job done', meaning: 'Takes a task off people’s hands.' },
  design: { name: 'Design', meaning: 'Is a pleasure to look at and use.' },
  brand_status: { name: 'Brand and status', meaning: 'Says something about who has it.' },
  price: { name: 'Price', meaning: 'The same for less.' },
  cost_reduction: { name: 'Cost reduction', meaning: 'Lowers what customers spend elsewhere.' },
  risk_reduction: { name: 'Risk reduction', meaning: 'Takes a worry away.' },
  accessibility: { name: 'Accessibility', meaning: 'For people who could not have it before.' },
  convenience: { name: 'Convenience', meaning: 'Easier to get or to use.' },
}

const phases: WordsOf<'phases'> = {
  awareness: { name: 'Awareness', meaning: 'How do people hear of us?' },
  evaluation: { name: 'Evaluation', meaning: 'How do they find out whether it is for them?' },
  purchase: { name: 'Purchase', meaning: 'How do they buy?' },
  delivery: { name: 'Delivery', meaning: 'How does it get to them?' },
  after_sales: { name: 'After sales', meaning: 'How do we help afterwards?' },
}

const ownership: WordsOf<'ownership'> = {
  own_direct: { name: 'Own, direct', meaning: 'Our sales people, our web site.' },
  own_indirect: { name: 'Own, indirect', meaning: 'Our shops, our members who pass it on.' },
  partner: { name: 'Partner’s', meaning: 'Wholesalers, shops and sites of others.' },
}

const medium: WordsOf<'medium'> = {
  in_person: { name: 'In person', meaning: 'Face to face.' },
  phone: { name: 'Phone', meaning: 'Calls and messages.' },
  mail: { name: 'Mail', meaning: 'Letters and e-mail.' },
  web: { name: 'Web', meaning: 'A site of one’s own.' },
  app: { name: 'App', meaning: 'On the customer’s device.' },
  social: { name: 'Social media', meaning: 'Where people talk to each other.' },
  marketplace: { name: 'Marketplace', meaning: 'A site where many sell.' },
  shop: { name: 'Shop', meaning: 'A place to walk into.' },
}

const relationshipKind: WordsOf<'relationshipKind'> = {
  personal_assistance: { name: 'Personal assistance', meaning: 'A person helps, whoever is there.' },
  dedicated_assistance: { name: 'Dedicated assistance', meaning: 'One person for one customer.' },
  self_service: { name: 'Self-service', meaning: 'Customers find all they need to help themselves.' },
  automated: { name: 'Automated', meaning: 'A system knows the customer and acts.' },
  community: { name: 'Community', meaning: 'Customers help each other.' },
  co_creation: { name: 'Co-creation', meaning: 'Customers make part of the value.' },
}

const purpose: WordsOf<'purpose'> = {
  acquire: { name: 'Acquire', meaning: 'Win new customers.' },
  keep: { name: 'Keep', meaning: 'Have them stay.' },
  grow: { name: 'Grow', meaning: 'Do more with those we have.' },
}

const revenueKind: WordsOf<'revenueKind'> = {
  asset_sale: { name: 'Sale', meaning: 'The customer owns it afterwards.' },
  usage_fee: { name: 'Usage fee', meaning: 'The more it is used, the more is paid.' },
  subscription: { name: 'Subscription', meaning: 'Paid for a period, used as much as wanted.' },
  lending_leasing: { name: 'Lending or leasing', meaning: 'Used for a time, then given back.' },
  licensing: { name: 'Licence', meaning: 'Paid for the right to use what we know.' },
  brokerage_fee: { name: 'Brokerage fee', meaning: 'A share for bringing two parties together.' },
  advertising: { name: 'Advertising', meaning: 'Others pay to be seen.' },
}

const pricing: WordsOf<'pricing'> = {
  list: { name: 'List price', meaning: 'Fixed: one price for everybody.' },
  feature: { name: 'By feature', meaning: 'Fixed: depends on what is included.' },
  segment: { name: 'By segment', meaning: 'Fixed: depends on who buys.' },
  volume: { name: 'By volume', meaning: 'Fixed: depends on how much is bought.' },
  negotiation: { name: 'Negotiation', meaning: 'Dynamic: agreed between two parties.' },
  yield: { name: 'Yield', meaning: 'Dynamic: depends on what is left and when.' },
  real_time_market: { name: 'Real-time market', meaning: 'Dynamic: supply meets demand.' },
  auction: { name: 'Auction', meaning: 'Dynamic: the highest bid.' },
}

const resourceType: WordsOf<'resourceType'> = {
  physical: { name: 'Physical', meaning: 'Buildings, machines, vehicles, stock.' },
  intellectual: { name: 'Intellectual', meaning: 'Knowledge, software, data, brands, rights.' },
  human: { name: 'Human', meaning: 'People and what they can do.' },
  financial: { name: 'Financial', meaning: 'Cash, credit, guarantees.' },
}

const acquisition: WordsOf<'acquisition'> = {
  owned: { name: 'Owned', meaning: 'It is ours.' },
  leased: { name: 'Leased', meaning: 'We pay to use it.' },
  from_partner: { name: 'From a partner', meaning: 'A partner holds it for us.' },
}

const partnerKind: WordsOf<'partnerKind'> = {
  alliance_non_competitor: { name: 'Alliance', meaning: 'With somebody who is no rival.' },
  coopetition: { name: 'Coopetition', meaning: 'With a rival, where both gain.' },
  joint_venture: { name: 'Joint venture', meaning: 'A new business, owned together.' },
  buyer_supplier: { name: 'Buyer and supplier', meaning: 'So that supply can be relied on.' },
}

const motive: WordsOf<'motive'> = {
  economy_of_scale: { name: 'Scale', meaning: 'Together it costs less.' },
  reduce_risk: { name: 'Less risk', meaning: 'Uncertainty is shared.' },
  acquire_resource_or_activity: { name: 'Something we lack', meaning: 'They have or do what we do not.' },
}

const costKind: WordsOf<'costKind'> = {
  fixed: { name: 'Fixed', meaning: 'The same however much is made.' },
  variable: { name: 'Variable', meaning: 'Grows with what is made.' },
  one_off: { name: 'One-off', meaning: 'Paid once.' },
}

const importance: WordsOf<'importance'> = {
  undecided: { name: 'Undecided', meaning: 'Nobody has said yet.' },
  essential: { name: 'Essential', meaning: 'The model fails without it.' },
  supporting: { name: 'Supporting', meaning: 'It helps what is essential.' },
  nice_to_have: { name: 'Nice to have', meaning: 'Could be left out.' },
}

const sourcing: WordsOf<'sourcing'> = {
  undecided: { name: 'Undecided', meaning: 'Nobody has said yet.' },
  in_house: { name: 'In-house', meaning: 'We do it ourselves.' },
  mixed: { name: 'Mixed', meaning: 'Partly we, partly a partner.' },
  outsourced: { name: 'Outsourced', meaning: 'A partner does it.' },
}

const automation: WordsOf<'automation'> = {
  manual: { name: 'By hand', meaning: 'People do all of it.' },
  partly: { name: 'Partly automated', meaning: 'People and systems share it.' },
  automated: { name: 'Automated', meaning: 'It runs; people watch.' },
}

const decisionAuthority: WordsOf<'decisionAuthority'> = {
  none: { name: 'None', meaning: 'May decide nothing.' },
  route: { name: 'Passes on', meaning: 'Sends it to whoever decides.' },
  limited: { name: 'Within limits', meaning: 'Decides up to a limit.' },
  full: { name: 'Full', meaning: 'Decides at once.' },
}

const certainty: WordsOf<'certainty'> = {
  fact: { name: 'Fact', meaning: 'We know it.' },
  assumption: { name: 'Assumption', meaning: 'We believe it.' },
  testing: { name: 'In test', meaning: 'We are finding out.' },
  supported: { name: 'Supported', meaning: 'A test spoke for it.' },
  refuted: { name: 'Refuted', meaning: 'A test spoke against it.' },
}

export const CHOICES = {
  segmentKind,
  side,
  valueKind,
  phases,
  ownership,
  medium,
  relationshipKind,
  purpose,
  revenueKind,
  pricing,
  resourceType,
  acquisition,
  partnerKind,
  motive,
  costKind,
  importance,
  sourcing,
  automation,
  decisionAuthority,
  certainty,
} as const satisfies Partial<Record<NoteField, unknown>>

/** Words to think with that no field holds: what leads the whole cost structure, and where cost falls with size. */
export const COST_IDEAS: readonly ({ readonly id: string; readonly blockId: BlockId } & Choice)[] = [
  {
    id: 'cost_driven',
    blockId: 'cost_structure',
    name: 'Led by cost',
    meaning: 'Low price wins: keep every cost down.',
  },
  {
    id: 'value_driven',
    blockId: 'cost_structure',
    name: 'Led by value',
    meaning: 'What is special wins: spend where customers feel it.',
  },
  {
    id: 'economies_of_scale',
    blockId: 'cost_structure',
    name: 'Economies of scale',
    meaning: 'One more costs less, the more are made.',
  },
  {
    id: 'economies_of_scope',
    blockId: 'cost_structure',
    name: 'Economies of scope',
    meaning: 'One effort serves several offers.',
  },
]
