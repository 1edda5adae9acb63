import { findingsView, factsView } from '@ninefold/shared/api/findings'
import { checkContent } from '@ninefold/shared/checks/check'
import { writtenDay } from '@ninefold/shared/checks/day'
import { messageOf } from '@ninefold/shared/checks/messages/en'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { addEntity } from '@ninefold/shared/document/entities'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

const DAY_MS = 86_400_000
const BY_TEST = { gesture: 'test', setup: 'test' }

let app: TestApp
beforeAll(async () => void (app = await openTestApp()))
afterAll(() => app.close())

type Guest = Awaited<ReturnType<TestApp['guest']>>

async function canvasOf(
  owner: Guest,
  json: { title?: string; example?: 'gadgetgarden' } = {},
): Promise<string> {
  const made = await app.as(owner).api.canvases.$post({ json })
  return ((await made.json()) as { id: string }).id
}

const findingsOf = async (who: Guest, id: string) => {
  const answer = await app.as(who).api.canvases[':id'].findings.$get({ param: { id } })
  return findingsView.parse(await answer.json())
}
const factsOf = async (who: Guest, id: string) => {
  const answer = await app.as(who).api.canvases[':id'].facts.$get({ param: { id } })
  return factsView.parse(await answer.json())
}

describe('GET /api/canvases/:id/findings', () => {
  it('says what a page says that runs the checks over the same content and facts', async () => {
    const ada = await app.guest('Ada')
    const id = await canvasOf(ada, { example: 'gadgetgarden' })
    const { score, themes, findings, waived } = await findingsOf(ada, id)
    const { content } = await app.deps.rooms.content(id)
    const here = checkContent(content, await factsOf(ada, id), writtenDay(app.deps.now()))
    expect({ score, themes, waived }).toEqual({ score: here.score, themes: here.themes, waived: [] })
    expect(score).toBeLessThan(50)
    expect(findings.map(({ message }) => message)).toEqual(here.findings.map(messageOf))
    expect(findings.find(({ ruleId }) => ruleId === 'HC-01')).toEqual({
      ruleId: 'HC-01',
      severity: 'gap',
      theme: 'completeness',
      subjectIds: ['customer_relationships'],
      message:
        'Customer Relationships is still empty. Start with: What kind of relationship does each segment expect from us?',
    })
  })

  it('judges no sheet that has hardly been begun', async () => {
    const ada = await app.guest()
    expect(await findingsOf(ada, await canvasOf(ada))).toEqual({
      score: null,
      themes: {},
      findings: [],
      waived: [],
    })
  })

  it('lists what is waived apart, with who waived it and until when', async () => {
    const ada = await app.guest()
    const id = await canvasOf(ada)
    await app.deps.rooms.edit(id, ada, (doc) => {
      const [noteId = ''] = addNotes(doc, { blockId: 'revenue_streams' }, [{ text: 'Bread' }], BY_TEST)
      const waiver = { ruleId: 'HC-06', subjectId: noteId, reason: 'Next week', by: ada.userId }
      addEntity(doc, 'waivers', { ...waiver, until: 'date', untilDate: '2100-01-01' }, 'test')
    })
    const { findings, waived } = await findingsOf(ada, id)
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['HC-51'])
    expect(waived).toMatchObject([
      {
        ruleId: 'HC-06',
        reason: 'Next week',
        by: ada.userId,
        until: 'date',
        untilDate: '2100-01-01',
        message: 'Bread: say who pays and what for.',
      },
    ])
  })

  it('is for members alone', async () => {
    const id = await canvasOf(await app.guest())
    const canvas = app.as(await app.guest()).api.canvases[':id']
    expect(await refusalOf(canvas.findings.$get({ param: { id } }))).toBe('403 forbidden')
    expect(await refusalOf(canvas.facts.$get({ param: { id } }))).toBe('403 forbidden')
  })
})

describe('GET /api/canvases/:id/facts', () => {
  it('knows what was measured, one value a day, and what calls for a review', async () => {
    const ada = await app.guest('Ada')
    const id = await canvasOf(ada)
    await app.deps.rooms.edit(id, ada, (doc) => {
      const [noteId = ''] = addNotes(doc, { blockId: 'key_activities' }, [{ text: 'Bake' }], BY_TEST)
      addEntity(
        doc,
        'kpis',
        { noteId, name: 'Cost per loaf', target: 1, direction: 'lower_better' },
        'test',
        'k1',
      )
    })
    const canvas = app.as(ada).api.canvases[':id']
    const param = { id, kpiId: 'k1' }
    for (const [at, value] of [
      ['2026-01-01', 3],
      ['2026-01-02', 9],
      ['2026-01-02', 2],
    ] as const)
      await canvas.kpis[':kpiId'].readings.$post({ param, json: { at, value } })
    await canvas.triggers.$post({ param: { id }, json: { kind: 'market', text: 'A new baker in town' } })

    const facts = await factsOf(ada, id)
    expect(facts.people).toEqual({ [ada.userId]: 'Ada' })
    expect(facts.readings).toEqual({
      k1: [
        { day: '2026-01-01', value: 3 },
        { day: '2026-01-02', value: 2 },
      ],
    })
    expect(facts.triggers).toMatchObject([{ text: 'A new baker in town', handled: false }])
    const { findings } = await findingsOf(ada, id)
    expect(findings.find(({ ruleId }) => ruleId === 'HC-23')?.message).toBe(
      'Cost per loaf has missed its target twice: 2 against 1.',
    )
  })

  it('says when a review is due', async () => {
    const ada = await app.guest()
    const id = await canvasOf(ada)
    app.pass(92 * DAY_MS)
    const { findings } = await findingsOf(ada, id)
    app.pass(-92 * DAY_MS)
    expect(findings.find(({ ruleId }) => ruleId === 'HC-24')?.message).toBe('Review is due: none in 92 days.')
  })
})
