/** The templates, one for each type of business that has a usual shape. */
import type { BusinessType } from '../../model/values.ts'
import type { Template } from '../sketch.ts'
import { ECOMMERCE } from './ecommerce.ts'
import { MANUFACTURING } from './manufacturing.ts'
import { PLATFORM_BUSINESS } from './platform-business.ts'
import { SERVICE_PROVIDER } from './service-provider.ts'
import { TECHNOLOGY_PLATFORM } from './technology-platform.ts'

export const TEMPLATES: readonly Template[] = [
  MANUFACTURING,
  SERVICE_PROVIDER,
  TECHNOLOGY_PLATFORM,
  ECOMMERCE,
  PLATFORM_BUSINESS,
]

/** Null for a type that has no template: `other`. */
export function templateFor(type: BusinessType): Template | null {
  return TEMPLATES.find((template) => template.businessType === type) ?? null
}
