/** The types of business, and the category of activity that each normally has. */
import type { ActivityCategoryId } from '../categories.ts'
import type { BusinessType } from '../model/values.ts'

interface BusinessTypeWords {
  readonly name: string
  readonly meaning: string
  /** Null where no category is to be expected. */
  readonly usualCategory: ActivityCategoryId | null
}

export const BUSINESS_TYPE_WORDS: Readonly<Record<BusinessType, BusinessTypeWords>> = {
  manufacturing: {
    name: 'Manufacturing',
    meaning: 'Makes a product and sells it.',
    usualCategory: 'production',
  },
  service_provider: {
    name: 'Service provider',
    meaning: 'Solves problems for clients, one by one.',
    usualCategory: 'problem_solving',
  },
  technology_platform: {
    name: 'Technology platform',
    meaning: 'Runs software that others work with.',
    usualCategory: 'platform_network',
  },
  ecommerce: {
    name: 'E-commerce',
    meaning: 'Sells goods on the web and delivers them.',
    usualCategory: 'production',
  },
  platform_business: {
    name: 'Platform business',
    meaning: 'Brings two sides together.',
    usualCategory: 'platform_network',
  },
  other: { name: 'Other', meaning: 'Something else, or a mix.', usualCategory: null },
}
