/** What a field of one choice or several offers, in words. */
import { CHOICES } from '@ninefold/shared/catalogue/choices'
import type { NoteField } from '@ninefold/shared/model/note-fields'
import { t } from '../../lib/messages/index.ts'

export interface Offered {
  readonly value: string
  readonly name: string
  readonly meaning?: string
}

/** "Undecided" is what a field is called that nothing was chosen for, and is not offered. */
export function optionsOf(field: NoteField, values: readonly string[]): Offered[] {
  const words: Readonly<Record<string, { readonly name: string; readonly meaning?: string }>> =
    field === 'upkeepEvery'
      ? named(t.details.upkeep)
      : field in CHOICES
        ? CHOICES[field as keyof typeof CHOICES]
        : {}
  return values
    .filter((value) => value !== 'undecided')
    .map((value) => ({ value, name: value, ...words[value] }))
}

export const named = (names: Readonly<Record<string, string>>): Record<string, { readonly name: string }> =>
  Object.fromEntries(Object.entries(names).map(([value, name]) => [value, { name }]))
