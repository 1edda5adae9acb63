/** Every rule once where it fires and once where it looks and finds nothing; and the canvases of the catalogue. */
import { describe, expect, it } from 'vitest'
import { exampleContent, templateGhosts } from '../catalogue/content.ts'
import { EXAMPLES, TEACHING_CANVAS } from '../catalogue/examples/examples.ts'
import { TEMPLATES } from '../catalogue/templates/templates.ts'
import type { CanvasContent } from '../content.ts'
import { CASES, TODAY, type Case } from './cases.testing.ts'
import { checkContent } from './check.ts'
import { ContentIndex } from './content-index.ts'
import { NO_FACTS } from './facts.ts'
import { messageOf } from './messages/en.ts'
import type { RuleId } from './messages/params.ts'
import { Model } from './model.ts'
import { RULES } from './rules.ts'
import { smallCanvas } from './testing.ts'

const number = (id: string): number => Number(id.slice(3))
const upTo = (...ranges: readonly (readonly [number, number])[]) =>
  RULES.map(({ id }) => id).filter((id) =>
    ranges.some(([first, last]) => number(id) >= first && number(id) <= last),
  )

describe('the rules', () => {
  it('are the 58, each once and in order', () => {
    expect(RULES.map(({ id }) => id)).toEqual(
      Array.from({ length: 58 }, (_, i) => `HC-${String(i + 1).padStart(2, '0')}`),
    )
  })

  it('each have a case', () => {
    expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id))
  })
})

describe.each(Object.entries(CASES) as [RuleId, Case][])('%s', (id, { fires, silent, says, at }) => {
  const outcome = (one: Case['fires']) => {
    const rule = RULES.find((candidate) => candidate.id === id)
    return rule?.check(new Model(new ContentIndex(smallCanvas(one)), one.facts ?? NO_FACTS, TODAY))
  }

  it(`says “${says}”`, () => {
    const { findings } = checkContent(smallCanvas(fires), fires.facts ?? NO_FACTS, TODAY)
    const mine = findings.filter(({ ruleId }) => ruleId === id)
    expect(mine.map((finding) => [messageOf(finding), finding.subjectIds])).toEqual([[says, at]])
  })

  it('is silent where all is well, and has looked', () => {
    const found = outcome(silent)
    expect(found?.found).toEqual([])
    expect(found?.looked).toBeGreaterThan(0)
  })

  it('offers something to do about it, unless that is still to come', () => {
    const fixes = outcome(fires)?.found.flatMap((one) => one.fixes) ?? []
    expect(fixes.length > 0).toBe(id !== 'HC-38')
  })
})

describe('the canvases of the catalogue', () => {
  const findingsOf = (content: CanvasContent | null, ids: readonly string[]) => {
    if (!content) throw new Error('no such canvas')
    const { findings } = checkContent(content, NO_FACTS, TODAY)
    return findings.filter(({ ruleId }) => ids.includes(ruleId))
  }
  const words = (findings: ReturnType<typeof findingsOf>) =>
    findings.map((finding) => `${finding.ruleId} ${messageOf(finding)}`)

  it('the teaching canvas has exactly the faults that were planted', () => {
    const found = new Map<string, string[]>()
    for (const { ruleId, subjectIds } of findingsOf(exampleContent(TEACHING_CANVAS.key), upTo([1, 40])))
      found.set(ruleId, [...(found.get(ruleId) ?? []), ...subjectIds])
    expect([...found].map(([ruleId, subjects]) => ({ ruleId, subjects }))).toEqual(
      TEACHING_CANVAS.expected.map(({ ruleId, subjects }) => ({ ruleId, subjects: [...subjects] })),
    )
  })

  it.each(EXAMPLES.map(({ key }) => key))('%s is well linked and told', (key) => {
    expect(words(findingsOf(exampleContent(key), upTo([1, 18], [25, 30])))).toEqual([])
  })

  it.each(TEMPLATES.map(({ businessType }) => businessType))('all of %s accepted has no gap', (type) => {
    const ghosts = templateGhosts(type)
    const accepted = ghosts && { ...ghosts, notes: ghosts.notes.map((note) => ({ ...note, ghost: false })) }
    expect(words(findingsOf(accepted, upTo([1, 11], [25, 25], [28, 28])))).toEqual([])
  })

  it('a template nobody has accepted counts as nothing', () => {
    const { score, findings } = checkContent(
      templateGhosts('manufacturing') as CanvasContent,
      NO_FACTS,
      TODAY,
    )
    expect({ score, findings }).toEqual({ score: null, findings: [] })
  })
})
