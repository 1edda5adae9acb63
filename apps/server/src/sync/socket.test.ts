import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { socketFrame } from './frame.ts'
import { createAcceptLine, type Line, type LineEvents } from './socket.ts'

/** What was heard from a line, in order. */
class Heard implements LineEvents {
  readonly messages: number[][] = []
  /** Codes the server itself closed with. */
  readonly codes: number[] = []
  endings = 0
  readonly end = Promise.withResolvers<void>()
  #told = Promise.withResolvers<void>()

  receive(bytes: Uint8Array): void {
    this.messages.push([...bytes])
    this.#tell()
  }
  alive(): void {}
  ended(): void {
    this.endings += 1
    this.end.resolve()
  }
  closed(code: number): void {
    this.codes.push(code)
  }

  async count(length: number): Promise<void> {
    while (this.messages.length < length) await this.#told.promise
  }

  #tell(): void {
    this.#told.resolve()
    this.#told = Promise.withResolvers()
  }
}

/** One line and both its ends; nothing is read on either before it is asked for. */
interface Pair {
  readonly line: Line
  readonly socket: Duplex
  readonly peer: Socket
  readonly heard: Heard
}

const server = createServer()
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

const HANDSHAKE = [
  'GET / HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '',
  '',
].join('\r\n')

const accept = createAcceptLine()

async function pair(early: readonly number[] = []): Promise<Pair> {
  const { port } = server.address() as AddressInfo
  const peer = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  peer.on('error', () => {})
  const heard = new Heard()
  const accepted = new Promise<[Line, Duplex]>((resolve) =>
    server.once('upgrade', (request, socket, head) =>
      accept({ request, socket, head, watch: heard }, (line) => resolve([line, socket])),
    ),
  )
  peer.write(Buffer.concat([Buffer.from(HANDSHAKE), Buffer.from(early)]))
  const [line, socket] = await accepted
  expect(String((await once(peer, 'data'))[0])).toContain(' 101 ')
  peer.pause()
  return { line, socket, peer, heard }
}

/** A frame as a client sends it. */
function frame(first: number, payload: readonly number[], mask: readonly number[] = [1, 2, 3, 4]): number[] {
  const { length } = payload
  const size = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255]
  return [first, ...size, ...mask, ...payload.map((byte, i) => byte ^ (mask[i & 3] as number))]
}

const byte = fc.integer({ min: 0, max: 255 })
const message = fc.record({
  pieces: fc.array(fc.array(byte, { maxLength: 200 }), { minLength: 1, maxLength: 4 }),
  mask: fc.tuple(byte, byte, byte, byte),
  pings: fc.boolean(),
})

test('whatever frames a message is cut into and whatever chunks they come in, it is the same message', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
      async (messages, cuts) => {
        const bytes: number[] = []
        for (const { pieces, mask, pings } of messages)
          pieces.forEach((piece, i) => {
            const final = i === pieces.length - 1 ? 0x80 : 0
            bytes.push(...frame(final | (i === 0 ? 2 : 0), piece, mask))
            if (!final && pings) bytes.push(...frame(0x89, [i]))
          })
        const { line, socket, peer, heard } = await pair()
        line.start(heard)
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const length = cuts[i % cuts.length] as number
          socket.emit('data', Buffer.from(bytes.slice(at, at + length)))
          at += length
        }
        await heard.count(messages.length)
        expect(heard.messages).toEqual(messages.map(({ pieces }) => pieces.flat()))
        line.terminate()
        peer.destroy()
      },
    ),
    { numRuns: 40 },
  )
})

test('what comes with the request, or before anybody listens, is heard once somebody does', async () => {
  const { line, peer, heard } = await pair(frame(0x82, [1]))
  peer.write(Buffer.from(frame(0x82, [2])))
  expect(heard.messages).toEqual([])
  line.start(heard)
  await heard.count(2)
  expect(heard.messages).toEqual([[1], [2]])
  peer.destroy()
  await heard.end.promise
  expect([heard.endings, heard.codes]).toEqual([1, []])
})

test('frames of a tick leave in order; behind a goodbye none leaves and none is heard', async () => {
  const { line, peer, heard } = await pair()
  line.start(heard)
  const long = new Uint8Array(40_000).fill(7)
  line.write([socketFrame(Uint8Array.of(1)), socketFrame(Uint8Array.of(2))])
  line.write([socketFrame(long), socketFrame(Uint8Array.of(3))])
  line.close(1013, 'later')
  line.write([socketFrame(Uint8Array.of(4))])
  const read: Buffer[] = []
  peer.on('data', (chunk: Buffer) => {
    read.push(chunk)
    if (Buffer.concat(read).includes('later'))
      peer.end(Buffer.from([...frame(0x82, [5]), ...frame(0x88, [3, 245])]))
  })
  peer.resume()
  await heard.end.promise
  const goodbye = Buffer.concat([Buffer.from([0x88, 7, 3, 245]), Buffer.from('later')])
  const sent = [[0x82, 1, 1], [0x82, 1, 2], socketFrame(long), [0x82, 1, 3], goodbye]
  expect(Buffer.concat(read).equals(Buffer.concat(sent.map((part) => Buffer.from(part))))).toBe(true)
  expect([heard.messages, heard.endings, heard.codes]).toEqual([[], 1, [1013]])
})

test('a text ends a line at once with 4400, whatever comes behind it', async () => {
  const { line, peer, heard } = await pair()
  line.start(heard)
  peer.write(Buffer.from([...frame(0x81, [0xff]), ...frame(0x82, [1])]))
  await heard.end.promise
  expect([heard.messages, heard.endings, heard.codes]).toEqual([[], 1, [4400]])
  peer.destroy()
})

test('a broken frame ends a line at once, though its peer goes on holding it', async () => {
  const { line, peer, heard } = await pair()
  line.start(heard)
  peer.write(Buffer.of(0x82, 1, 0))
  await heard.end.promise
  const [goodbye] = (await once(peer.resume(), 'data')) as [Buffer]
  expect([...goodbye.subarray(0, 4)]).toEqual([0x88, 2, 1002 >> 8, 1002 & 255])
  peer.destroy()
})

test('a frame that comes in pieces without end is cut off, however small they are', async () => {
  const { line, socket, peer, heard } = await pair()
  line.start(heard)
  const head = frame(0x82, Array<number>(60_000).fill(0)).slice(0, 8)
  socket.emit('data', Buffer.from(head))
  for (let i = 0; i <= 16 * 1024; i++) socket.emit('data', Buffer.of(0))
  await heard.end.promise
  const [goodbye] = (await once(peer.resume(), 'data')) as [Buffer]
  expect([...goodbye.subarray(0, 4)]).toEqual([0x88, 2, 1008 >> 8, 1008 & 255])
  peer.destroy()
})

test('a code that a peer says goodbye with is not counted as one of ours', async () => {
  const { line, peer, heard } = await pair()
  line.start(heard)
  peer.resume().end(Buffer.from(frame(0x88, [4403 >> 8, 4403 & 255])))
  await heard.end.promise
  expect([heard.endings, heard.codes, line.isGone]).toEqual([1, [], true])
})

test('who hung up and does not read what is left for them is let go when they are closed', async () => {
  const { line, socket, peer, heard } = await pair()
  line.start(heard)
  for (let i = 0; i < 16; i++) line.write([socketFrame(new Uint8Array(1_000_000))])
  const hungUp = once(socket, 'end')
  peer.end()
  await hungUp
  expect(line.buffered()).toBeGreaterThan(0)
  line.close(1013, 'not read')
  await heard.end.promise
  expect([line.isGone, line.buffered()]).toEqual([true, 0])
  peer.destroy()
})

test('a line that ended before anybody listened says so to who begins to', async () => {
  const { line, socket, peer, heard } = await pair()
  const closed = once(socket, 'close')
  line.terminate()
  await closed
  line.start(heard)
  expect([line.isGone, heard.endings]).toEqual([true, 1])
  peer.destroy()
})
