/** The keys by which templates and worked canvases are asked for; apart from their content, which is large. */
import type { BusinessType } from '../model/values.ts'

export const TEMPLATE_KEYS = [
  'manufacturing',
  'service_provider',
  'technology_platform',
  'ecommerce',
  'platform_business',
] as const satisfies readonly BusinessType[]
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]

export const TEACHING_KEY = 'gadgetgarden'

export const EXAMPLE_KEYS = [
  'linkedin',
  'hosiery',
  'jiffylube',
  'aea',
  'secondchapter',
  'harbourops',
  TEACHING_KEY,
] as const
export type ExampleKey = (typeof EXAMPLE_KEYS)[number]

export function isExampleKey(value: unknown): value is ExampleKey {
  return EXAMPLE_KEYS.includes(value as ExampleKey)
}
