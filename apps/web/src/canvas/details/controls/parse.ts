/** From what somebody types to a value, or to the sentence that says what is wrong with it. */
import { isDay, isWebUrl } from '@ninefold/shared/model/accepts'
import { t } from '../../../lib/messages/index.ts'
import type { Parsed } from './draft.svelte.ts'

export const parseText =
  (limit: number) =>
  (text: string): Parsed<string> => {
    const value = text.trim()
    if (value.length > limit) return { problem: t.details.problems.tooLong(limit) }
    return { value: value === '' ? null : value }
  }

export interface NumberLimits {
  readonly least: number
  readonly most: number
  readonly whole: boolean
}

/** Spaces between digits are read over, and a comma may stand for the point. */
export const parseNumber =
  ({ least, most, whole }: NumberLimits) =>
  (text: string): Parsed<number> => {
    const plain = text
      .replace(/[\s\u00a0\u202f’']/gu, '')
      .replace(/^(-?\d*),(\d{1,2}|\d{4,})$/, '$1.$2')
      .replace(/,(?=\d{3}(\D|$))/g, '')
    if (plain === '') return { value: null }
    const value = Number(plain)
    if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain) || !Number.isFinite(value))
      return { problem: t.details.problems.number }
    if (value > most) return { problem: t.details.problems.most(most) }
    if (value < least) return { problem: t.details.problems.least(least) }
    if (whole && !Number.isInteger(value)) return { problem: t.details.problems.whole }
    return { value }
  }

export function parseDay(text: string): Parsed<string> {
  if (text === '') return { value: null }
  return isDay(text) ? { value: text } : { problem: t.details.problems.day }
}

/** What people leave out of an address they copied by eye is put back. */
export function parseUrl(text: string): Parsed<string> {
  const typed = text.trim()
  if (typed === '') return { value: null }
  const value = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]+:\d/.test(typed) ? typed : `https://${typed}`
  const host = isWebUrl(value) ? new URL(value).hostname : ''
  const known = host.includes('.') || host.startsWith('[') || host === 'localhost'
  return known && !/\s/.test(typed) ? { value } : { problem: t.details.problems.url }
}
