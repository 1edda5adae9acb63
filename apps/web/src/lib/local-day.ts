/** Days of the calendar where the reader is, and in words. */
import { dayFrom } from '@ninefold/shared/checks/day'

/** Today as it is written in documents, `2026-01-31`. */
export function today(now = new Date()): string {
  const part = (value: number, length: number): string => String(value).padStart(length, '0')
  return `${part(now.getFullYear(), 4)}-${part(now.getMonth() + 1, 2)}-${part(now.getDate(), 2)}`
}

/** Days from today until a day, negative for one that is past. */
export const daysUntil = (day: number, from = today()): number => day - dayFrom(from)
