import { describe, expect, it } from 'vitest'
import { chooseClientId, readClientIdRecord } from './client-id.ts'

describe('the client id of a page', () => {
  const clean = { id: 7, clock: 42, clean: true }

  it('is taken up again when it was given back clean and all it wrote is here', () => {
    expect(chooseClientId(clean, () => 42)).toBe(7)
  })

  it('is a fresh one when the page before did not leave cleanly', () => {
    expect(chooseClientId({ ...clean, clean: false }, () => 42)).not.toBe(7)
  })

  it('is a fresh one when the local copy lacks something the id wrote', () => {
    expect(chooseClientId(clean, () => 41)).not.toBe(7)
  })

  it('is a fresh one when storage holds anything else', () => {
    for (const junk of [
      undefined,
      null,
      'x',
      { id: 'x', clock: 1, clean: true },
      { id: 1.5, clock: 0, clean: true },
    ])
      expect(readClientIdRecord(junk)).toBeNull()
    expect(readClientIdRecord(clean)).toEqual(clean)
  })
})
