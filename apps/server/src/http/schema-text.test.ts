import { describe, expect, it } from 'vitest'
import { typeText } from './schema-text.ts'

describe('a JSON schema as a type', () => {
  it('shows fields, which are optional, and what they must keep to', () => {
    const schema = {
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 40 },
        at: { type: 'string', format: 'date-time' },
        uses: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
        role: { type: 'string', enum: ['viewer', 'editor'] },
        note: { type: ['string', 'null'] },
      },
      required: ['name', 'role'],
    }
    expect(typeText(schema)).toBe(
      [
        '{',
        '  name: string /* 1 to 40 characters */',
        '  at?: string /* date-time */',
        '  uses?: integer /* at least 1 */',
        '  role: "viewer" | "editor"',
        '  note?: string | null',
        '}',
      ].join('\n'),
    )
  })

  it('shows lists, maps, alternatives and what it does not know', () => {
    expect(typeText({ type: 'array', items: { type: 'string', enum: ['a', 'b'] } })).toBe('("a" | "b")[]')
    expect(typeText({ type: 'object', additionalProperties: { type: 'number' } })).toBe('{ [name]: number }')
    expect(typeText({ anyOf: [{ const: 1 }, { type: 'null' }] })).toBe('1 | null')
    expect(typeText({})).toBe('unknown')
  })
})
