/** Whether a plain value is one a scalar field may hold. */
import { isId } from '../ids.ts'
import type { Money, Scalar } from './kinds.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const CURRENCY = /^[A-Z]{3}$/
const URL_LENGTH = 2000

export function acceptsScalar(kind: Scalar, value: unknown): boolean {
  switch (kind.kind) {
    case 'choice':
      return kind.values.includes(value as string)
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return (
        typeof value === 'number' &&
        value >= kind.least &&
        value <= kind.most &&
        (!kind.whole || Number.isInteger(value))
      )
    case 'text':
      return typeof value === 'string' && value.length <= kind.limit
    case 'id':
      return isId(value)
    case 'day':
      return isDay(value)
    case 'moment':
      return typeof value === 'number' && Number.isFinite(value)
    case 'url':
      return isWebUrl(value)
    case 'money':
      return isMoney(value)
  }
}

/** A day of the calendar that there is. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !DAY.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** An address that is safe to link to: http and https alone. */
export function isWebUrl(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > URL_LENGTH || !URL.canParse(value)) return false
  const { protocol } = new URL(value)
  return protocol === 'https:' || protocol === 'http:'
}

export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false
  const { minor, currency, ...rest } = value as Record<string, unknown>
  return (
    Number.isSafeInteger(minor) &&
    typeof currency === 'string' &&
    CURRENCY.test(currency) &&
    Object.keys(rest).length === 0
  )
}
