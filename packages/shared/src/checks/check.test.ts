import { describe, expect, it } from 'vitest'
import { exampleContent } from '../catalogue/content.ts'
import type { CanvasContent, Waiver } from '../content.ts'
import { checkContent, HealthCheck } from './check.ts'
import { NO_FACTS } from './facts.ts'
import { marksSheet, RULES } from './rules.ts'
import { smallCanvas, smallLink, smallNote, type Small } from './testing.ts'

const TODAY = '2026-07-01'
const health = (small: Small, today = TODAY) => checkContent(smallCanvas(small), NO_FACTS, today)

/** Nine notes in four blocks, well linked but for what a test takes away. */
const WELL: Small = {
  notes: {
    ...{ CS1: 'Schools', CS2: 'Offices', VP1: 'Class sets', VP2: 'Cash for books', KA1: 'Grade books' },
    ...{ KA2: 'Buy books back', KA3: 'Pack orders', KR1: 'Book stock', KR2: 'Price data' },
  },
  links: [
    ...['VP1 serves CS1', 'VP2 serves CS2', 'KA1 enables VP1', 'KA2 enables VP2', 'KA3 enables VP1'],
    ...['KA1 requires KR1', 'KA2 requires KR2', 'KA3 requires KR1'],
  ],
}
const without = (...links: string[]): Small => ({
  ...WELL,
  links: (WELL.links ?? []).filter((link) => !links.includes(link)),
})

describe('the score', () => {
  it('is not shown below nine live notes, nor in fewer than four blocks', () => {
    const eight = Object.fromEntries(Object.entries(WELL.notes).slice(0, 8))
    const ghostly = { ...eight, KR2: { ghost: true } }
    const inThree = { ...eight, VP3: 'Rent a book' } as Record<string, string>
    delete inThree.KR1
    inThree.VP4 = 'Swap a book'
    expect([eight, ghostly, inThree, WELL.notes].map((notes) => health({ notes }).score !== null)).toEqual([
      ...[false, false, false],
      true,
    ])
    expect(health({ notes: eight }).themes).toEqual({})
  })

  it('weighs each rule that looked at something by its severity and the share of its subjects in order', () => {
    // Coherence: HC-02, HC-03, HC-08 (5 each, all well), HC-27 (1, well), HC-41 (1, both fail), HC-43 (1, well).
    expect(health(WELL).themes.coherence).toBe(Math.round((100 * 17) / 18))
    // One of two segments is offered nothing: HC-02 and HC-03 are half in order.
    expect(health(without('VP1 serves CS1')).themes.coherence).toBe(Math.round((100 * 12) / 18))
  })

  it('shows only themes in which a rule looked at something', () => {
    expect(Object.keys(health(WELL).themes)).toEqual([
      ...['coherence', 'focus', 'sourcing', 'flow', 'wording'],
    ])
  })

  it('leaves out what is waived', () => {
    const waived = { ...without('VP1 serves CS1'), waivers: [{ ruleId: 'HC-02', subjectId: 'CS1' }] }
    expect(health(waived).themes.coherence).toBe(Math.round((100 * 14.5) / 18))
  })
})

describe('a waiver', () => {
  const gap = without('VP1 serves CS1')
  const open = (small: Small, today = TODAY) =>
    health(small, today).findings.some(({ ruleId }) => ruleId === 'HC-02')
  const waive = (waiver: Partial<Waiver>, small: Small = gap): Small => {
    const check = new HealthCheck(smallCanvas(gap), NO_FACTS, TODAY)
    const finding = check.health().findings.find(({ ruleId }) => ruleId === 'HC-02')
    if (!finding) throw new Error('nothing to waive')
    const subjectHash = check.hashFor(finding)
    return { ...small, waivers: [{ ruleId: 'HC-02', subjectId: 'CS1', subjectHash, ...waiver }] }
  }

  it('lists its finding apart, with its reason', () => {
    const { findings, waived } = health(waive({ reason: 'Added next week' }))
    expect(findings.filter(({ ruleId }) => ruleId === 'HC-02')).toEqual([])
    expect(waived.map(({ finding, waiver }) => [finding.ruleId, finding.subjectIds, waiver.reason])).toEqual([
      ['HC-02', ['CS1'], 'Added next week'],
    ])
  })

  it('is of one rule and one subject', () => {
    expect(open(waive({ ruleId: 'HC-04' }))).toBe(true)
    expect(open(waive({ subjectId: 'CS2' }))).toBe(true)
  })

  it('ends when the text, the block or a link of its subject changes, and not with anything else', () => {
    const renamed = { ...gap, notes: { ...gap.notes, CS1: 'Schools in the city' } }
    const linked = {
      ...gap,
      notes: { ...gap.notes, CH1: 'Shop' },
      links: [...(gap.links ?? []), 'CH1 reaches CS1'],
    }
    const coloured = { ...gap, notes: { ...gap.notes, CS1: { text: 'Schools', color: 'sky' as const } } }
    const elsewhere = { ...gap, notes: { ...gap.notes, CS2: 'Public offices' } }
    expect([renamed, linked, coloured, elsewhere].map((small) => open(waive({}, small)))).toEqual([
      ...[true, true],
      ...[false, false],
    ])
  })

  it('ends with the next review', () => {
    const at = Date.parse('2026-06-01')
    const reviewed = (lastReviewAt: number) => ({ ...gap, meta: { lastReviewAt } })
    expect(open(waive({ at }, reviewed(at - 1)))).toBe(false)
    expect(open(waive({ at }, reviewed(at + 1)))).toBe(true)
    expect(open(waive({ at, until: 'subject_changes' }, reviewed(at + 1)))).toBe(false)
  })

  it('ends after its day', () => {
    const until = waive({ until: 'date', untilDate: TODAY })
    expect([open(until, TODAY), open(until, '2026-07-02')]).toEqual([false, true])
  })

  it('of a pair of notes is of that pair', () => {
    const alike: Small = {
      notes: { VP1: 'Class sets in one order', VP2: 'One order, class sets', VP3: 'Class sets, one order' },
    }
    const check = new HealthCheck(smallCanvas(alike), NO_FACTS, TODAY)
    const pairs = () => check.health().findings.filter(({ ruleId }) => ruleId === 'HC-31')
    const [first] = pairs()
    expect(pairs().map(({ subjectIds }) => subjectIds.join())).toEqual(['VP1,VP2', 'VP1,VP3', 'VP2,VP3'])
    if (!first) return
    const waiver = { id: 'w', ruleId: 'HC-31', subjectId: 'VP1', subjectHash: check.hashFor(first) }
    check.change({ waivers: [{ ...waiver, reason: 'Both stay', until: 'subject_changes' }] })
    expect(pairs().map(({ subjectIds }) => subjectIds.join())).toEqual(['VP1,VP3', 'VP2,VP3'])
  })
})

describe('after a change', () => {
  const started = () => {
    const check = new HealthCheck(exampleContent('gadgetgarden') as CanvasContent, NO_FACTS, TODAY)
    check.health()
    return check
  }

  it('nothing runs that had not read what changed', () => {
    const check = started()
    expect(check.due).toBe(0)
    check.change({ links: new Map([['l', smallLink('KA5 requires KR1')]]) })
    const due = check.due
    // The rules that ask for `requires`: HC-10, HC-26 and HC-27.
    expect(due).toBe(3)
    check.change({ risks: [] })
    expect(check.due).toBe(due + 1)
    check.health()
    expect(check.due).toBe(0)
  })

  it('a note that is no longer live takes its links with it', () => {
    const check = new HealthCheck(smallCanvas(WELL), NO_FACTS, TODAY)
    const gaps = () =>
      check
        .health()
        .findings.filter(({ severity }) => severity === 'gap')
        .map(({ ruleId, subjectIds }) => `${ruleId} ${subjectIds.join()}`)
    expect(gaps()).toEqual([])
    check.change({ notes: new Map([['KA2', smallNote('KA2', { status: 'parked' })]]) })
    expect(gaps()).toEqual(['HC-08 VP2'])
    check.change({ notes: new Map([['KA2', smallNote('KA2', 'Buy books back')]]) })
    expect(gaps()).toEqual([])
    check.change({ notes: new Map([['VP1', null]]) })
    expect(gaps()).toEqual(['HC-02 CS1', 'HC-09 KA1', 'HC-09 KA3'])
  })
})

describe('marks on the sheet', () => {
  it('are for gaps and warnings of the first forty', () => {
    const marked = RULES.filter(marksSheet).map(({ id }) => id)
    expect([marked.includes('HC-02'), marked.includes('HC-18'), marked.includes('HC-46')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
