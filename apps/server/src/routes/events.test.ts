import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { openTestApp, refusalOf, type TestApp } from '../http/test-app.ts'

type Guest = Awaited<ReturnType<TestApp['guest']>>
interface Events {
  items: { rev: number; kind: string; data?: unknown }[]
  rev: number
  complete: boolean
}

let app: TestApp
let ada: Guest
let grace: Guest
let id: string
const LIMITS = { guestsPerMinutePerAddress: 1000 }
beforeAll(async () => void (app = await openTestApp({ limits: LIMITS })))
afterAll(() => app.close())
beforeEach(async () => {
  ;[ada, grace] = [await app.guest('Ada'), await app.guest('Grace')]
  id = ((await (await app.as(ada).api.canvases.$post({ json: {} })).json()) as { id: string }).id
  const link = await app.as(ada).api.canvases[':id'].links.$post({ param: { id }, json: {} })
  await app.as(grace).api.join.$post({ json: { token: ((await link.json()) as { token: string }).token } })
})

const DAY_MS = 86_400_000
const canvas = (who: Guest = ada) => app.as(who).api.canvases[':id']

async function eventsOf(who: Guest, after: number, limit?: number): Promise<Events> {
  const query = { after: String(after), ...(limit !== undefined && { limit: String(limit) }) }
  return (await (await canvas(who).events.$get({ param: { id }, query })).json()) as Events
}

const lock = (blockId: 'channels' | 'key_partners') =>
  canvas().locks[':blockId'].$put({ param: { id, blockId }, json: {} })

describe('events that were missed', () => {
  it('are read behind a number, without holes, and hidden from whom they do not concern', async () => {
    await lock('channels')
    const made = await eventsOf(ada, 0)
    expect(made).toMatchObject({ rev: 3, complete: true })
    expect(made.items.map(({ rev, kind }) => [rev, kind])).toEqual([
      [1, 'link.changed'],
      [2, 'role.changed'],
      [3, 'lock.changed'],
    ])
    const seen = await eventsOf(grace, 0)
    expect(seen.items[0]).toEqual({ rev: 1, kind: 'hidden' })
    expect(seen.items.slice(1)).toEqual(made.items.slice(1))
    expect(await eventsOf(ada, 3)).toEqual({ items: [], rev: 3, complete: true })
  })

  it('come page by page', async () => {
    await lock('channels')
    await lock('key_partners')
    const first = await eventsOf(ada, 1, 2)
    expect(first.items.map(({ rev }) => rev)).toEqual([2, 3])
    expect([first.rev, (await eventsOf(ada, 3, 2)).items.map(({ rev }) => rev)]).toEqual([4, [4]])
  })

  it('are kept for a month; whoever was away for longer is told to read all again', async () => {
    app.pass(31 * DAY_MS)
    await lock('channels')
    await app.store.db
      .insertInto('jobs')
      .values({ id: 'tidy', kind: 'tidy', due_at: 0, payload: '{}' })
      .execute()
    expect(await app.runDue()).toBe(1)
    expect(await eventsOf(ada, 0)).toMatchObject({ items: [{ rev: 3 }], complete: false })
    expect(await eventsOf(ada, 2)).toMatchObject({ items: [{ rev: 3 }], complete: true })
    expect(await eventsOf(ada, 9)).toMatchObject({ items: [], complete: false })
  })

  it.each(['', '?after=-1', '?after=x', '?after=0&limit=0'])('are not read with %j', async (query) => {
    const headers = { Authorization: `Bearer ${ada.token}` }
    expect(await refusalOf(app.request(`/api/canvases/${id}/events${query}`, { headers }))).toBe(
      '400 invalid_query',
    )
  })
})

describe('who wrote what', () => {
  it('is told for every note, with the names of those it names, also once they have left', async () => {
    const write = (who: Guest, text: string) =>
      app.deps.rooms.edit(id, { userId: who.userId }, (doc) =>
        addNotes(doc, { blockId: 'channels' }, [{ text }], { setup: null, gesture: null }),
      )
    const notes = [...(await write(ada, 'one')).result, ...(await write(grace, 'two')).result]
    await app.as(grace).api.me.$delete()
    const response = await canvas().notes.facts.$get({ param: { id }, query: {} })
    const { items, people } = (await response.json()) as {
      items: { noteId: string; createdBy: string; editedBy: string }[]
      people: { userId: string; name: string }[]
    }
    const authors = new Map(items.map(({ noteId, createdBy }) => [noteId, createdBy]))
    expect(notes.map((noteId) => authors.get(noteId))).toEqual([ada.userId, grace.userId])
    expect(people.map(({ name }) => name).sort()).toEqual(['Ada', 'Former guest'])
  })

  it('comes page by page', async () => {
    await app.deps.rooms.edit(id, { userId: ada.userId }, (doc) =>
      addNotes(doc, { blockId: 'channels' }, [{ text: 'a' }, { text: 'b' }, { text: 'c' }], {
        setup: null,
        gesture: null,
      }),
    )
    const page = async (cursor?: string) =>
      (await (
        await canvas().notes.facts.$get({
          param: { id },
          query: { limit: '2', ...(cursor !== undefined && { cursor }) },
        })
      ).json()) as { items: { noteId: string }[]; nextCursor?: string }
    const first = await page()
    const second = await page(first.nextCursor)
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, undefined])
    expect(new Set([...first.items, ...second.items].map(({ noteId }) => noteId)).size).toBe(3)
  })
})
