/** A modified client shows itself as somebody else, or as what nobody can read. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { Attacker } from './support/attacker.ts'
import { bytesOf, presenceOf } from './support/forged.ts'
import { until } from './support/until.ts'
import { Victims } from './support/victims.ts'

let server: TestServer
let victims: Victims
const attackers: Attacker[] = []

beforeAll(async () => {
  server = await startServer()
  victims = await Victims.on(server)
})
afterEach(() => {
  for (const attacker of attackers.splice(0)) attacker.destroy()
})
afterAll(() => {
  victims.destroy()
  return server.stop()
})

async function attacker(): Promise<Attacker> {
  const eve = await Attacker.open(server, victims.canvasId, await victims.enemy())
  attackers.push(eve)
  return eve.synced()
}

const statesSeen = (): ReadonlyMap<number, Record<string, unknown>> =>
  victims.right.provider.awareness.getStates()

test("with another's name, colour, id and role it is shown with its own", async () => {
  const eve = await attacker()
  const { userId: id, name, color } = victims.owner
  const user = { id, name, color, role: 'owner', admin: true }
  eve.send(presenceOf(eve.doc.clientID, 1, { user, blockId: 'channels' }))
  await until('Bob sees the state', () => statesSeen().has(eve.doc.clientID))
  const shown = statesSeen().get(eve.doc.clientID)
  expect(shown).toMatchObject({ blockId: 'channels', user: { name: 'Eve', role: 'editor' } })
  expect(Object.keys(shown?.user as object)).toEqual(['id', 'name', 'color', 'role'])
  await victims.unharmed()
})

test("under another's client id it is not shown at all, whether first or beside its own", async () => {
  const ada = victims.left.doc.clientID
  await until('Bob sees Ada', () => statesSeen().has(ada))
  const eve = await attacker()
  eve.send(presenceOf(ada, 1_000_000, { blockId: 'stolen' }))
  eve.send(presenceOf(ada, 1_000_001, null))
  eve.send(
    bytesOf(1, ...withCount(2, eve.doc.clientID, 1, '{"here":1}', ada, 1_000_002, '{"blockId":"stolen"}')),
  )
  // The same line brings her own state: whatever came before it has been read.
  await until('Eve is seen', () => statesSeen().has(eve.doc.clientID))
  expect(statesSeen().get(ada)).toMatchObject({ user: { id: victims.owner.userId } })
  expect(statesSeen().get(ada)).not.toHaveProperty('blockId')
  await victims.unharmed()
})

test('with clocks, ids and states at the end of what can be read it does not reach others', async () => {
  const eve = await attacker()
  const mine = eve.doc.clientID
  eve.send(presenceOf(mine, Number.MAX_SAFE_INTEGER, { blockId: 'late' }))
  eve.send(presenceOf(mine, 2 ** 50, { blockId: 'late' }))
  eve.send(presenceOf(mine, 3, { blob: 'x'.repeat(5000) }))
  eve.send(bytesOf(1, ...withCount(1, mine, 4, '{"blockId":')))
  eve.send(bytesOf(1, ...withCount(1, mine, 5, `${'['.repeat(2000)}${']'.repeat(2000)}`)))
  eve.send(
    presenceOf(mine, 6, { deep: JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`), blockId: 'channels' }),
  )
  await until('Bob sees the one that is good', () => statesSeen().get(mine)?.blockId === 'channels')
  const left = victims.right.provider.awareness.meta.get(mine)?.clock ?? 0
  expect(left).toBeLessThan(100)
  eve.destroy()
  await until('Bob sees her leave', () => !statesSeen().has(mine))
  await victims.unharmed()
})

test('thousands of states at once, and of others, cost their sender its own last one and nobody anything', async () => {
  const eve = await attacker()
  const mine = eve.doc.clientID
  const ada = victims.left.doc.clientID
  for (let i = 1; i <= 5000; i++) eve.send(presenceOf(i % 2 ? mine : ada, i, { at: i }))
  eve.send(presenceOf(mine, 5001, { at: 'end' }))
  await until('her last state has come through', () => statesSeen().get(mine)?.at === 'end')
  expect([eve.ending, statesSeen().get(ada)?.at]).toEqual([null, undefined])
  await victims.unharmed()
})

test('presence that ends too early closes its sender with 4400', async () => {
  const eve = await attacker()
  eve.send(bytesOf(1, 3, Uint8Array.of(9, 1, 1)))
  expect(await eve.closed()).toBe(4400)
  await victims.unharmed()
})

/** A presence payload of `count` entries, with its length. */
function withCount(count: number, ...entries: (number | string)[]): [number, Uint8Array] {
  const payload = bytesOf(count, ...entries)
  return [payload.length, payload]
}
