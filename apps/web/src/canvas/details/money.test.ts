import { expect, it } from 'vitest'
import { usualCurrency } from './money.ts'

it('money is first asked for in what people pay with where the browser is at home', () => {
  expect(['en-GB', 'de-CH', 'fr-CA', 'sv-SE', 'en-US'].map((language) => usualCurrency(language))).toEqual([
    'GBP',
    'CHF',
    'CAD',
    'SEK',
    'USD',
  ])
})

it('where the language says nothing of a place, or of one without an own currency here, it is the euro', () => {
  expect(['de', 'fr-FR', 'xx-ZZ', ''].map((language) => usualCurrency(language))).toEqual([
    'EUR',
    'EUR',
    'EUR',
    'EUR',
  ])
})
