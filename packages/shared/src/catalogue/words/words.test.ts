import { describe, expect, it } from 'vitest'
import { fold, foldedSet, wordsIn } from './fold.ts'
import { WORD_LANGUAGES, wordListsFor } from './words.ts'

const { en, de } = {
  en: wordListsFor('en-GB'),
  de: wordListsFor('de_AT'),
}
if (!en || !de) throw new Error('English and German have word lists')

describe('folding', () => {
  it('takes case, accents and the letter ß away', () => {
    expect(fold('Größe Ähnlich ÉCLAIR')).toBe('grosse ahnlich eclair')
  })

  it('parts a text into words at all that is no letter and no digit', () => {
    expect(wordsIn('Keep each car’s history – 24/7, web-shop')).toEqual([
      'keep',
      'each',
      'cars',
      'history',
      '24',
      '7',
      'web',
      'shop',
    ])
    expect(wordsIn(' … ')).toEqual([])
  })

  it('of a list keeps entries of several words together', () => {
    expect([...foldedSet('Gute Qualität, E-Mail,\n  alles')]).toEqual(['gute qualitat', 'e mail', 'alles'])
  })
})

describe('word lists', () => {
  it('exist for English and German, in whatever region, and for no other language', () => {
    expect(WORD_LANGUAGES).toEqual(['en', 'de'])
    expect([wordListsFor('DE-ch')?.language, wordListsFor('fr'), wordListsFor('')]).toEqual([
      'de',
      null,
      null,
    ])
  })

  it.each([
    'Plan production',
    'Planning',
    'Supplies the shops',
    'Market research',
    'Quality control',
    'Store goods',
    'Staff the help desk',
  ])('in English know "%s" as a doing', (text) => expect(en.tellsDoing(wordsIn(text))).toBe(true))

  it.each(['Factory', 'Patent', 'Our staff', 'Plant and machines', 'Store', 'Servers in Ohio'])(
    'in English know "%s" as a thing',
    (text) => expect([en.tellsDoing(wordsIn(text)), wordsIn(text).some(en.isAsset)]).toEqual([false, true]),
  )

  it.each(['Produktion planen', 'Planung', 'Werbung schalten', 'Qualitätsprüfung', 'Maschinen warten'])(
    'in German know "%s" as a doing',
    (text) => expect(de.tellsDoing(wordsIn(text))).toBe(true),
  )

  it.each(['Fabrik', 'Spritzgussmaschine', 'Lagerhaus', 'Kundendatenbank', 'Patente'])(
    'in German know "%s" as a thing, compounds by their end',
    (text) => expect([de.tellsDoing(wordsIn(text)), wordsIn(text).some(de.isAsset)]).toEqual([false, true]),
  )

  it('in German take the end of a short word for nothing', () => {
    expect([de.isAsset('knapp'), de.isAsset('app')]).toEqual([false, true])
  })

  it('call vague what says nothing alone, and not a text that holds such a word', () => {
    expect(['quality', 'everyone', 'products', 'salaries'].map((text) => en.vague.has(text))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['plastic', 'lifetime warranty', 'quality of sleep'].map((text) => en.vague.has(text))).toEqual([
      false,
      false,
      false,
    ])
    expect(de.vague.has(fold('Qualität'))).toBe(true)
  })

  it('know administration', () => {
    expect([
      en.isAdministration('invoices'),
      de.isAdministration('buchhaltung'),
      en.isAdministration('planters'),
    ]).toEqual([true, true, false])
  })

  it('are folded themselves, or nothing would ever match them', () => {
    for (const { small, vague } of [en, de])
      for (const entry of [...small, ...vague]) expect(wordsIn(entry).join(' ')).toBe(entry)
  })
})
