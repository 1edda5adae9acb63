/** Edits over HTTP against a real server: seen by the stock client at once, and on disk when they are answered. */
import { contentView } from '@ninefold/shared/api/content'
import { editedView, refusedEdits, type EditedView } from '@ninefold/shared/api/edits'
import { afterEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { newCanvas, newGuest, newMember, type Identity } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

/** `KILL_ROUNDS=100` for a long run. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3)
/** Rates and sizes are other tests'. */
const ENDLESS = { editRequestsPerMinutePerUser: 1e6, requestsPerMinute: 1e6, liveNotes: 1e6 }

let server: TestServer
const peers: StockPeer[] = []

afterEach(async () => {
  for (const peer of peers.splice(0)) peer.destroy()
  await server.stop()
})

async function join(canvasId: string, guest: Identity): Promise<StockPeer> {
  const peer = new StockPeer(server, canvasId, guest)
  peers.push(peer)
  return peer.synced()
}

function ask(canvasId: string, who: Identity, edits: readonly object[]): Promise<Response> {
  return fetch(`${server.url}/api/canvases/${canvasId}/content/edits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}` },
    body: JSON.stringify({ edits }),
  })
}

async function edit(canvasId: string, who: Identity, edits: readonly object[]): Promise<EditedView> {
  const answer = await ask(canvasId, who, edits)
  if (answer.status !== 200) throw new Error(`refused with ${answer.status}: ${await answer.text()}`)
  return editedView.parse(await answer.json())
}

async function notesOnDisk(canvasId: string, who: Identity): Promise<number> {
  const headers = { authorization: `Bearer ${who.token}` }
  const answer = await fetch(`${server.url}/api/canvases/${canvasId}/content`, { headers })
  return contentView.parse(await answer.json()).notes.length
}

const note = (text: string, more: object = {}): object => ({
  op: 'addNote',
  blockId: 'channels',
  text,
  ...more,
})

test('people in the canvas see a list of edits at once and whole, and can go on in what it made', async () => {
  server = await startServer()
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const bob = await newMember(server, canvasId, ada, 'Bob')
  const [left, right] = [await join(canvasId, ada), await join(canvasId, bob)]
  const seen: number[] = []
  right.doc.on('update', () => seen.push(right.noteTexts.length))

  await edit(canvasId, ada, [
    note('Shop', { id: 'shop' }),
    note('Web', { beforeId: 'shop' }),
    { op: 'setMeta', title: 'Bakery' },
  ])
  await until('both see it', () => [left, right].every((peer) => peer.content.meta.title === 'Bakery'))
  expect([left.noteTexts, right.noteTexts]).toEqual([
    ['Web', 'Shop'],
    ['Web', 'Shop'],
  ])
  // Never a part of it.
  expect(new Set(seen)).toEqual(new Set([2]))

  right.addNote('by hand')
  await until('Ada has it', () => left.noteTexts.length === 3)
  await edit(canvasId, bob, [{ op: 'updateNote', id: 'shop', text: 'Corner shop' }])
  await until('both see that too', () =>
    [left, right].every((peer) => peer.noteTexts.includes('Corner shop')),
  )
  expect(right.content).toEqual(left.content)
})

test('a list that is refused reaches nobody and leaves everybody as they were', async () => {
  server = await startServer({ limits: { liveNotes: 2 } })
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const peer = await join(canvasId, ada)
  peer.addNote('first')
  await until('it is on disk', async () => (await notesOnDisk(canvasId, ada)) === 1)

  const answer = await ask(canvasId, ada, [note('second'), note('third'), { op: 'setMeta', title: 'no' }])
  expect([answer.status, refusedEdits.parse(await answer.json()).error.details]).toMatchObject([
    422,
    [{ index: 1, code: 'too_many_notes' }],
  ])
  // What is typed and edited afterwards still arrives, on the document as it was.
  peer.addNote('second by hand')
  await until('it is on disk', async () => (await notesOnDisk(canvasId, ada)) === 2)
  await edit(canvasId, ada, [{ op: 'setMeta', title: 'Still here' }])
  const other = await join(canvasId, ada)
  await until('both see it', () => [peer, other].every((one) => one.content.meta.title === 'Still here'))
  expect(other.noteTexts).toEqual(['first', 'second by hand'])
  expect(other.content).toEqual(peer.content)
})

test('killed while lists of edits come in, the server has every one it answered, each of them whole', async () => {
  server = await startServer({ limits: ENDLESS })
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const watcher = await join(canvasId, ada)
  const answered = new Set<string>()
  let asked = 0

  for (let round = 0; round < ROUNDS; round++) {
    const before = answered.size
    let running = true
    const asking = Array.from({ length: 4 }, async () => {
      while (running) {
        const name = `n${asked++}`
        const pair = [note('', { id: `${name}-a` }), note('', { id: `${name}-b` })]
        try {
          await edit(canvasId, ada, [...pair, { op: 'setMeta', purpose: name }])
          answered.add(name)
        } catch {
          // The line broke: nobody was told anything of this one.
          return
        }
      }
    })
    const enough = before + 20 + Math.floor(Math.random() * 60)
    await until('some are answered', () => answered.size > enough, 60_000)
    await server.kill9()
    running = false
    await Promise.all(asking)

    await server.start()
    const kept = new StockPeer(server, canvasId, ada)
    const ids = new Set((await kept.synced()).content.notes.map(({ id }) => id))
    kept.destroy()
    const missing = [...answered].filter((name) => !ids.has(`${name}-a`) || !ids.has(`${name}-b`))
    const halves = [...ids].filter(
      (id) => !ids.has(id.endsWith('-a') ? id.replace('-a', '-b') : id.replace('-b', '-a')),
    )
    expect([missing, halves]).toEqual([[], []])
    await until('the watcher is back and has it too', () => watcher.content.notes.length >= ids.size)
  }
  expect(answered.size).toBeGreaterThan(ROUNDS * 20)
}, 300_000)
