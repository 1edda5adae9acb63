import { expect, it } from 'vitest'
import { isAllowed } from './allowed.ts'

it.each([
  ['MIT', true],
  ['GPL-3.0-only', false],
  ['', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['(MIT AND ISC) OR GPL-2.0-only', true],
  ['MIT OR', false],
  ['(MIT', false],
  ['MIT) OR (ISC', false],
])('of a package under "%s" it says %s', (expression, allowed) => {
  expect(isAllowed('some-package', expression)).toBe(allowed)
})

it('grants an exception to the named package alone', () => {
  expect(isAllowed('elkjs', 'EPL-2.0')).toBe(true)
  expect(isAllowed('elkjs-copy', 'EPL-2.0')).toBe(false)
  expect(isAllowed('@fontsource-variable/inter', 'OFL-1.1')).toBe(true)
  expect(isAllowed('@fontsource-variable/other', 'OFL-1.1')).toBe(false)
})
