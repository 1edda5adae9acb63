/** A member's modified client, or one who is none any more, claims to be somebody else or reaches for what is not theirs. */
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { moveNote } from '@ninefold/shared/document/move-note'
import { rootMap } from '@ninefold/shared/document/layout'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { startServer, type TestServer } from '../support/server.ts'
import { Attacker } from './support/attacker.ts'
import { newCanvas, newGuest, newMember, type Guest } from './support/people.ts'
import { until } from './support/until.ts'

let server: TestServer
let owner: Guest
const attackers: Attacker[] = []
beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server, 'Ada')
})
afterEach(() => {
  for (const attacker of attackers.splice(0)) attacker.destroy()
})
afterAll(() => server.stop())

function call(who: Guest, method: string, path: string, body?: unknown, key?: string): Promise<Response> {
  return fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'application/json',
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

interface Content {
  readonly notes: readonly { readonly id: string; readonly blockId: string; readonly text: string }[]
  readonly links: readonly { readonly createdBy?: string }[]
  readonly waivers: readonly { readonly by?: string }[]
}
const contentOf = async (canvasId: string): Promise<Content> =>
  (await (await call(owner, 'GET', `/canvases/${canvasId}/content`)).json()) as Content

async function intruded(): Promise<{ canvasId: string; eve: Guest; client: Attacker }> {
  const canvasId = await newCanvas(server, owner)
  const eve = await newMember(server, canvasId, owner, 'Eve')
  const client = await Attacker.open(server, canvasId, eve)
  attackers.push(client)
  return { canvasId, eve, client: await client.synced() }
}

const ORIGINS = { setup: null, gesture: null }
const addTo = (doc: Y.Doc, count: number): string[] =>
  addNotes(
    doc,
    { blockId: 'channels' },
    Array.from({ length: count }, (_, i) => ({ text: `n${i}` })),
    ORIGINS,
  )

describe('by socket', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    [
      'a waiver',
      (doc) =>
        void rootMap(doc, 'waivers').set(
          'w1',
          new Y.Map(Object.entries({ ruleId: 'HC-06', subjectId: 'n', reason: 'x', by: owner.userId })),
        ),
    ],
    [
      'a link',
      (doc) => {
        const [fromId, toId] = [...rootMap(doc, 'notes').keys()]
        const link = { fromId, toId, kind: 'relates_to', createdBy: owner.userId }
        rootMap(doc, 'links').set('l1', new Y.Map(Object.entries(link)))
      },
    ],
  ])('%s in the name of the owner is undone, and its writer told', async (_what, forge) => {
    const { canvasId, client } = await intruded()
    client.change((doc) => void addTo(doc, 2))
    client.change(forge)
    await until('Eve is told', () => client.reverts.length > 0)
    expect(client.reverts).toEqual(['foreign_author'])
    const { links, waivers } = await contentOf(canvasId)
    expect([links, waivers]).toEqual([[], []])
  })

  test('notes moved out while their block is being locked: what came before stays, the others are undone one by one', async () => {
    const { canvasId, client } = await intruded()
    let ids: string[] = []
    client.change((doc) => void (ids = addTo(doc, 8)))
    const moveOut = (id: string | undefined): void =>
      client.change((doc) => void moveNote(doc, id ?? '', { blockId: 'key_partners' }, null))
    const inBlock = async (): Promise<string[]> =>
      (await contentOf(canvasId)).notes.filter(({ blockId }) => blockId === 'channels').map(({ id }) => id)
    await until('the notes are there', async () => (await inBlock()).length === 8)

    moveOut(ids[0])
    await until('the first is out', async () => (await inBlock()).length === 7)
    const locking = call(owner, 'PUT', `/canvases/${canvasId}/locks/channels`, {})
    for (const id of ids.slice(1, 6)) moveOut(id)
    expect((await locking).ok).toBe(true)
    for (const id of ids.slice(6)) moveOut(id)

    const undone = (): string[] =>
      client.told.flatMap((message) => (message.type === 'reverted' ? [...(message.noteIds ?? [])] : []))
    await until('the last is undone', () => undone().includes(ids[7] as string))
    const held = await inBlock()
    expect(held).toEqual(expect.arrayContaining(ids.slice(6)))
    expect(held).not.toContain(ids[0])
    expect(undone().sort()).toEqual([...held].sort())
    const here = (): string[] =>
      ids.filter(
        (id) => (rootMap(client.doc, 'notes').get(id) as Y.Map<unknown>).get('blockId') === 'channels',
      )
    await until('Eve has it as it is', () => here().length === held.length)
    expect(here().sort()).toEqual([...held].sort())
  })
})

describe('over HTTP', () => {
  const EDITS = { edits: [{ op: 'addNote', blockId: 'channels', text: 'by the API' }] }
  const KEY = 'the-key-of-somebody-else'

  test("a command sent again with another's Idempotency-Key is one's own, with one's own right", async () => {
    const { canvasId, eve } = await intruded()
    const path = `/canvases/${canvasId}/content/edits`
    const first = await call(owner, 'POST', path, EDITS, KEY)
    const outsider = await newGuest(server, 'Mallory')
    const [second, third] = [
      await call(eve, 'POST', path, EDITS, KEY),
      await call(outsider, 'POST', path, EDITS, KEY),
    ]
    expect([first.ok, second.ok, third.status]).toEqual([true, true, 403])
    expect([second, third].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, null])
    expect(await second.json()).not.toEqual(await first.json())
    expect((await contentOf(canvasId)).notes).toHaveLength(2)
  })

  test('an own command sent again after the right to it ended does nothing', async () => {
    const { canvasId, eve } = await intruded()
    const path = `/canvases/${canvasId}/content/edits`
    expect((await call(eve, 'POST', path, EDITS, KEY)).ok).toBe(true)
    await call(owner, 'DELETE', `/canvases/${canvasId}/members/${eve.userId}`)
    await call(eve, 'POST', path, EDITS, KEY)
    expect((await call(eve, 'POST', path, EDITS, `${KEY}-2`)).status).toBe(403)
    expect((await contentOf(canvasId)).notes).toHaveLength(1)
  })

  test('a file whose links, waivers and notes say that somebody else made them is the own of whoever brings it', async () => {
    const eve = await newGuest(server, 'Eve')
    const by = owner.userId
    const file = {
      meta: { title: 'Forged' },
      notes: [
        { id: 'a', blockId: 'channels', text: 'Shop', createdBy: by, editedBy: by },
        { id: 'b', blockId: 'customer_segments', text: 'People', createdBy: by },
      ],
      links: [{ id: 'l', fromId: 'a', toId: 'b', kind: 'reaches', createdBy: by }],
      waivers: [{ id: 'w', ruleId: 'HC-06', subjectId: 'a', reason: 'x', by }],
    }
    const made = (await (await call(eve, 'POST', '/import', file)).json()) as { id: string }
    const read = async (path: string): Promise<string> =>
      (await call(eve, 'GET', `/canvases/${made.id}${path}`)).text()
    const content = JSON.parse(await read('/content')) as Content
    expect([content.links[0]?.createdBy, content.waivers[0]?.by]).toEqual([eve.userId, eve.userId])
    const everywhere = [
      content,
      await read('/notes/facts'),
      await read('/members'),
      await read('/export?format=json'),
    ]
    expect(JSON.stringify(everywhere)).not.toContain(by)
    expect((await call(owner, 'GET', `/canvases/${made.id}/export?format=json`)).status).toBe(403)
  })
})
