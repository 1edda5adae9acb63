/** What tokens.css promises in its comments about contrast, computed from its values in both themes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NOTE_COLORS, PERSON_COLORS } from '@ninefold/shared'
import { describe, expect, it } from 'vitest'

/** Linear sRGB, each part from 0 to 1. */
type Color = readonly [red: number, green: number, blue: number]

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const OKLCH = String.raw`oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)`
const DECLARATION = new RegExp(String.raw`--([\w-]+): light-dark\(${OKLCH}, ${OKLCH}\);`, 'g')
const tokens = new Map(
  [...css.matchAll(DECLARATION)].map(([, name, ...numbers]) => {
    const [l1, c1, h1, l2, c2, h2] = numbers.map(Number) as [number, number, number, number, number, number]
    return [name, { light: fromOklch(l1 / 100, c1, h1), dark: fromOklch(l2 / 100, c2, h2) }]
  }),
)

/** Björn Ottosson's matrices; what lies outside of sRGB is cut, as a screen does it. */
function fromOklch(lightness: number, chroma: number, hue: number): Color {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb: Color = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return rgb.map((part) => Math.min(1, Math.max(0, part))) as unknown as Color
}

function fromHex(hex: string): Color {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  return parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as unknown as Color
}

const luminance = ([red, green, blue]: Color): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue

/** As WCAG counts it: 1 for the same, 21 for black on white. */
function contrast(one: Color, other: Color): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const numbered = (prefix: string, suffix = ''): string[] =>
  Array.from({ length: 8 }, (_, index) => `${prefix}-${index + 1}${suffix}`)
const SURFACES = ['desk', 'paper', 'raised']
const FILLS = numbered('note')
const SOFT = ['accent-soft', 'good-soft', 'warn-soft', 'bad-soft']

it('knows the contrasts that everybody knows', () => {
  expect(contrast(fromHex('#ffffff'), fromHex('#000000'))).toBe(21)
  expect(contrast(fromHex('#ffffff'), fromHex('#767676'))).toBeCloseTo(4.54, 2)
  expect(luminance(fromOklch(0.6279553639, 0.2576833077, 29.2338803))).toBeCloseTo(0.2126, 4)
})

it('has a fill for each colour of notes and a tone for each person', () => {
  expect([FILLS.length, numbered('who').length]).toEqual([NOTE_COLORS.length, PERSON_COLORS.length])
})

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const color = (name: string): Color => {
    const found = tokens.get(name)
    if (!found) throw new Error(`tokens.css has no --${name} of the form light-dark(oklch(), oklch())`)
    return found[theme]
  }
  /** The pairs that miss the ratio, in words; none is what each rule asks for. */
  const below = (ratio: number, fronts: readonly string[], backs: readonly string[]): string[] =>
    fronts.flatMap((front) =>
      backs
        .map((back) => ({ back, has: contrast(color(front), color(back)) }))
        .filter(({ has }) => has < ratio)
        .map(({ back, has }) => `--${front} on --${back}: ${has.toFixed(2)}`),
    )

  it('reads ink on every surface and every note at 7:1', () => {
    expect(below(7, ['ink'], [...SURFACES, ...FILLS, ...SOFT])).toEqual([])
  })

  it('reads second and muted text at 4.5:1 wherever it stands', () => {
    expect(below(4.5, ['ink-2', 'ink-3'], [...SURFACES, ...FILLS])).toEqual([])
    expect(below(4.5, ['ink-2'], SOFT)).toEqual([])
  })

  it('reads the accent and the states as text at 4.5:1', () => {
    expect(below(4.5, ['accent', 'accent-strong', 'good', 'warn', 'bad'], SURFACES)).toEqual([])
    expect(below(4.5, ['accent-ink'], ['accent', 'accent-strong'])).toEqual([])
    for (const state of ['accent', 'good', 'warn', 'bad'])
      expect(below(4.5, [state], [`${state}-soft`])).toEqual([])
  })

  it('shows edges that mean something at 3:1', () => {
    expect(below(3, ['line'], SURFACES)).toEqual([])
    const edges = numbered('note', '-edge')
    expect(below(3, edges, ['paper', 'raised'])).toEqual([])
    for (const [index, edge] of edges.entries()) expect(below(3, [edge], [FILLS[index] ?? ''])).toEqual([])
  })

  it('reads names on the tones of people at 5:1, and shows the tones on every surface at 3:1', () => {
    expect(numbered('who').flatMap((who) => below(5, ['who-ink'], [who]))).toEqual([])
    expect(below(3, numbered('who'), [...SURFACES, ...FILLS])).toEqual([])
  })
})

it('reads white on what programs see as the colour of a person at 5:1', () => {
  const white = fromHex('#ffffff')
  expect(PERSON_COLORS.filter((hex) => contrast(fromHex(hex), white) < 5)).toEqual([])
})
