/** Bytes that are no protocol, at the door and on the line. */
import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { Attacker } from './support/attacker.ts'
import { appMessage, bytesOf, syncMessage } from './support/forged.ts'
import type { Guest } from './support/people.ts'
import { canLookInside, openDescriptors, residentBytes } from './support/process.ts'
import { until } from './support/until.ts'
import { Victims } from './support/victims.ts'

let server: TestServer
let victims: Victims
const attackers: Attacker[] = []
const lines: Socket[] = []

beforeAll(async () => {
  server = await startServer()
  victims = await Victims.on(server)
})
afterEach(() => {
  for (const attacker of attackers.splice(0)) attacker.destroy()
  for (const line of lines.splice(0)) line.destroy()
})
afterAll(() => {
  victims.destroy()
  return server.stop()
})

async function attacker(guest?: Guest): Promise<Attacker> {
  const eve = await Attacker.open(server, victims.canvasId, guest ?? (await victims.enemy()))
  attackers.push(eve)
  return eve.synced()
}

describe('on the line', () => {
  const deep = `{"type":"fence","id":1,"x":${'['.repeat(1900)}${']'.repeat(1900)}}`
  test.each<[string, Uint8Array | string, number]>([
    ['a text frame', 'hello', 4400],
    ['an empty message', new Uint8Array(), 4400],
    ['an unknown message', bytesOf(77), 4400],
    ['an unknown sync step', bytesOf(0, 3, 0), 4400],
    ['a length beyond the end', bytesOf(0, 2, 2 ** 40), 4400],
    ['a number without end', new Uint8Array(2000).fill(0xff), 4400],
    ['a state vector of a million client ids', bytesOf(0, 0, 5, 1_000_000, Uint8Array.of(1)), 4400],
    ['a fence with a negative id', appMessage('{"type":"fence","id":-1}'), 4400],
    ['a fence with a broken id', appMessage('{"type":"fence","id":0.5}'), 4400],
    ['a fence with an id beyond all numbers', appMessage('{"type":"fence","id":1e300}'), 4400],
    ['a fence whose id is a list', appMessage('{"type":"fence","id":[1]}'), 4400],
    ['a ping without time', appMessage('{"type":"ping","t":null}'), 4400],
    ['an app message of prototypes', appMessage('{"__proto__":{"type":"fence","id":1}}'), 4400],
    ['an app message of the server', appMessage('{"type":"durable","id":1}'), 4400],
    ['an app message that is a list', appMessage('[1]'), 4400],
    ['JSON that ends too early', appMessage('{"type":'), 4400],
    ['an app message of 5 KB', appMessage(JSON.stringify({ type: 'ping', t: 1, x: 'x'.repeat(5000) })), 4413],
  ])('%s closes its sender', async (_what, message, code) => {
    const eve = await attacker()
    eve.send(message)
    expect(await eve.closed()).toBe(code)
    expect(eve.ending?.reason).not.toBe('')
  })

  test('deep JSON on the app channel is read as what it is', async () => {
    const eve = await attacker()
    eve.send(appMessage(deep))
    await until('the fence is answered', () => eve.told.some(({ type }) => type === 'durable'))
    await victims.unharmed()
  })

  test('fences that fall and repeat are each answered, and promise nothing to anybody else', async () => {
    const eve = await attacker()
    for (const id of [9, 3, 3, 0, Number.MAX_SAFE_INTEGER])
      eve.send(appMessage(JSON.stringify({ type: 'fence', id })))
    await until('the last is answered', () => eve.told.some((m) => m.type === 'durable' && m.id > 9))
    expect(eve.ending).toBeNull()
    await victims.unharmed()
  })

  test('a message in a thousand fragments, with pings between them, is one message', async () => {
    const eve = await attacker()
    const message = appMessage(JSON.stringify({ type: 'fence', id: 7, x: 'x'.repeat(2000) }))
    for (let i = 0; i < message.length; i++) {
      eve.socket.send(message.subarray(i, i + 1), { fin: i === message.length - 1 })
      if (i % 100 === 0) eve.socket.ping()
    }
    await until('the fence is answered', () => eve.told.some((m) => m.type === 'durable' && m.id === 7))
  })

  test('a message without end is cut off before it fills the memory', async () => {
    const eve = await attacker()
    const before = residentBytes(server)
    const piece = new Uint8Array(1024 * 1024)
    for (let i = 0; i < 20; i++) eve.socket.send(piece, { fin: false })
    expect(await eve.closed()).toBe(1009)
    await victims.unharmed()
    expect(residentBytes(server) - before).toBeLessThan(100_000_000)
  })

  test('a message in pieces without end is cut off, however small they are', async () => {
    const eve = await attacker()
    for (let i = 0; i < 17_000; i++) eve.socket.send(Uint8Array.of(1), { fin: false })
    expect(await eve.closed()).toBe(1008)
    await victims.unharmed()
  })

  test.each<[string, Uint8Array]>([
    ['a frame that is not masked', Uint8Array.of(0x82, 1, 0)],
    ['reserved bits', Uint8Array.of(0xf2, 0x81, 0, 0, 0, 0, 0)],
    ['an unknown opcode', Uint8Array.of(0x8f, 0x80, 0, 0, 0, 0)],
    ['a continuation of nothing', Uint8Array.of(0x80, 0x81, 0, 0, 0, 0, 0)],
    ['a ping of 200 bytes', Uint8Array.of(0x89, 0xfe, 0, 200, 0, 0, 0, 0)],
    ['a length of 2⁶³', Uint8Array.of(0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0)],
    ['a code to close with that is none', Uint8Array.of(0x88, 0x82, 0, 0, 0, 0, 0, 1)],
  ])('a broken WebSocket frame is answered by a goodbye: %s', async (_what, bytes) => {
    const line = await upgraded()
    const goodbye = new Promise<Buffer>((resolve) => line.once('data', resolve))
    line.write(bytes)
    const [opcode, , high, low] = await goodbye
    expect([opcode, ((high ?? 0) << 8) | (low ?? 0)]).toEqual([0x88, expect.toBeOneOf([1002, 1009])])
    await victims.unharmed()
  })
})

/** A line after a handshake by hand. */
async function upgraded(): Promise<Socket> {
  const eve = await victims.enemy()
  const line = await rawLine()
  const answered = firstBytes(line)
  line.write(request(`/sync/${victims.canvasId}?token=${eve.token}`))
  expect(await answered).toContain('101 Switching Protocols')
  return line
}

function rawLine(): Promise<Socket> {
  const line = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  line.on('error', () => {})
  lines.push(line)
  return new Promise((resolve) => line.once('connect', () => resolve(line)))
}

const firstBytes = (line: Socket): Promise<string> =>
  new Promise((resolve) => {
    line.once('data', (data) => resolve(data.toString('latin1')))
    line.once('close', () => resolve(''))
  })

const request = (path: string, headers: readonly string[] = HANDSHAKE): string =>
  [`GET ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n')

const HANDSHAKE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]

describe('at the door', () => {
  const path = (): string => `/sync/${victims.canvasId}`
  test.each<[string, () => string, RegExp]>([
    ['an address of another folder', () => request('/sync/../../etc/passwd'), / 404 /],
    ['an address with an escaped slash', () => request('/sync/a%2f..%2fb'), / 404 /],
    ['an address of a megabyte', () => request(`/sync/${'a'.repeat(1_000_000)}`), / 431 |^$/],
    ['an address that is no address', () => request('//'), / 404 /],
    ['a whole URL of elsewhere', () => request('http://evil.example/sync/'), / 404 /],
    [
      'a version that is none',
      () => request(path(), [...HANDSHAKE.slice(0, 2), 'Sec-WebSocket-Version: 99', HANDSHAKE[3] ?? '']),
      / 400 | 426 | 101 /,
    ],
    ['no key', () => request(path(), HANDSHAKE.slice(0, 3)), / 400 | 101 /],
    [
      'another protocol to upgrade to',
      () => request(path(), ['Connection: Upgrade', 'Upgrade: h2c']),
      / 400 | 101 /,
    ],
    [
      'a cookie from elsewhere',
      () => request(path(), [...HANDSHAKE, 'Origin: https://evil.example', 'Cookie: ninefold=x']),
      / 403 /,
    ],
    ['a thousand cookies', () => request(path(), [...HANDSHAKE, `Cookie: ${'a=b;'.repeat(1000)}`]), / 101 /],
    [
      'headers of a megabyte',
      () => request(path(), [...HANDSHAKE, `X: ${'x'.repeat(1_000_000)}`]),
      / 431 |^$/,
    ],
  ])('%s is answered and nothing more', async (_what, forge, answer) => {
    const line = await rawLine()
    const answered = firstBytes(line)
    line.write(forge())
    expect(await answered).toMatch(answer)
    line.destroy()
    await victims.unharmed()
  })

  test.skipIf(!canLookInside)('refused lines that their peers keep half-open are let go', async () => {
    const before = openDescriptors(server)
    const refused = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const line = await rawLine()
        const answered = firstBytes(line)
        line.write(request('/elsewhere'))
        return answered
      }),
    )
    expect(refused.every((answer) => answer.includes(' 404 '))).toBe(true)
    // None of the 200 is closed from here: only the server can have let go.
    await until('the server holds none of them', () => openDescriptors(server) < before + 20)
    await victims.unharmed()
  })

  test.skipIf(!canLookInside)('lines that never finish their request take nothing from others', async () => {
    for (let i = 0; i < 300; i++) (await rawLine()).write('GET /sync/')
    await victims.unharmed()
  })
})

test('a line on which nobody answers a goodbye does not hold up the others', async () => {
  const line = await upgraded()
  line.pause()
  const frame = syncMessage('update', new Uint8Array([9, 9]))
  const mask = Uint8Array.of(0x82, 0x80 | frame.length, 0, 0, 0, 0)
  line.write(Buffer.concat([mask, frame]))
  await victims.unharmed()
})
