import { expect, it } from 'vitest'
import { missingSkills } from './skills.ts'

it('what is needed and not held is missing, however it is written', () => {
  expect(missingSkills(['Roasting', 'Cupping', 'cupping '], ['roasting'])).toEqual(['Cupping'])
  expect(missingSkills(['Latte  art'], ['latte art'])).toEqual([])
  expect(missingSkills([], ['Sales'])).toEqual([])
})
