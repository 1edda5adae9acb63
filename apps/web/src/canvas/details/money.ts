/** Amounts of money between what people type and the smallest units they are kept in. */
import type { Money } from '@ninefold/shared/model/kinds'

/** Offered first; a canvas may use any other. */
const COMMON = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'JPY',
  'CNY',
  'INR',
  'CAD',
  'AUD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'BRL',
]

/** Whose people pay with one of the common currencies other than the euro. */
const PAID_IN: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  JP: 'JPY',
  CN: 'CNY',
  IN: 'INR',
  CA: 'CAD',
  AU: 'AUD',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  BR: 'BRL',
}

/** Where the canvas names none: what is paid with where this browser is at home, as far as its language says. */
export function usualCurrency(language: string = navigator.language): string {
  try {
    // "de" alone says nothing of Switzerland, "en-GB" does.
    return PAID_IN[new Intl.Locale(language).region ?? ''] ?? 'EUR'
  } catch {
    return 'EUR'
  }
}

/** What to choose from: the common ones, then all that this browser knows. */
export function currencies(current: string): string[] {
  return [...new Set([...COMMON, current, ...Intl.supportedValuesOf('currency')])]
}

/** Decimal places of a currency; two for one nobody knows. */
export function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

export const inUnits = ({ minor, currency }: Money): number => minor / 10 ** digitsOf(currency)
