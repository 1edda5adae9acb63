import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokenFrame, FrameReader, type FrameSink } from './frame-reader.ts'

const MAX = 1000

/** What was read, in order. */
class Heard implements FrameSink {
  wantsMore = true
  readonly all: unknown[] = []

  message(bytes: Uint8Array): void {
    this.all.push(['message', ...bytes])
  }
  text(): void {
    this.all.push(['text'])
    this.wantsMore = false
  }
  ping(payload: Uint8Array): void {
    this.all.push(['ping', ...payload])
  }
  pong(): void {
    this.all.push(['pong'])
  }
  goodbye(code: number | null): void {
    this.all.push(['goodbye', code])
    this.wantsMore = false
  }
}

/** A frame as a client sends it. */
function frame(first: number, payload: readonly number[], mask: readonly number[] = [1, 2, 3, 4]): number[] {
  const { length } = payload
  const size = length < 126 ? [length] : length < 65_536 ? [126, length >> 8, length & 255] : []
  const masked = payload.map((byte, i) => byte ^ (mask[i & 3] as number))
  return [first, 0x80 | (size[0] ?? 0), ...size.slice(1), ...mask, ...masked]
}

function read(...chunks: readonly (readonly number[])[]): unknown[] {
  const heard = new Heard()
  const reader = new FrameReader(MAX)
  for (const chunk of chunks) if (heard.wantsMore) reader.read(Buffer.from(chunk), heard)
  return heard.all
}

const byte = fc.integer({ min: 0, max: 255 })
const message = fc.record({
  pieces: fc.array(fc.array(byte, { maxLength: 200 }), { minLength: 1, maxLength: 4 }),
  mask: fc.tuple(byte, byte, byte, byte),
  pings: fc.boolean(),
})

test('whatever frames a message is cut into and whatever chunks they come in, it is the same message', () => {
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
      (messages, cuts) => {
        const bytes: number[] = []
        const expected: unknown[] = []
        for (const { pieces, mask, pings } of messages) {
          pieces.forEach((piece, i) => {
            const final = i === pieces.length - 1 ? 0x80 : 0
            bytes.push(...frame(final | (i === 0 ? 2 : 0), piece, mask))
            if (final || !pings) return
            bytes.push(...frame(0x89, [i]))
            expected.push(['ping', i])
          })
          expected.push(['message', ...pieces.flat()])
        }
        const chunks: number[][] = []
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const length = cuts[i % cuts.length] as number
          chunks.push(bytes.slice(at, at + length))
          at += length
        }
        expect(read(...chunks)).toEqual(expected)
      },
    ),
  )
})

test('a message one byte longer than allowed is refused by its head, whether in one frame or in many', () => {
  const whole = frame(0x82, Array<number>(MAX + 1).fill(0)).slice(0, 8)
  expect(() => read(whole)).toThrow(new BrokenFrame(1009, 'a message without end'))
  const pieces = [frame(2, Array<number>(600).fill(0)), frame(0x80, Array<number>(401).fill(0)).slice(0, 8)]
  expect(() => read(...pieces)).toThrow(new BrokenFrame(1009, 'a message without end'))
  expect(read(frame(0x82, Array<number>(MAX).fill(0)))).toHaveLength(1)
})

test('nothing is read behind a goodbye or a text', () => {
  expect(read([...frame(0x88, [3, 232]), ...frame(0x82, [1])])).toEqual([['goodbye', 1000]])
  expect(read([...frame(0x81, [65]), ...frame(0x82, [1])])).toEqual([['text']])
})

describe('a goodbye', () => {
  test.each([
    [[], null],
    [[3, 232], 1000],
    [[15, 160, 0xc3, 0xa9], 4000],
  ])('of %j says %j', (payload, code) => expect(read(frame(0x88, payload))).toEqual([['goodbye', code]]))

  test.each([
    [[3], 1002],
    [[0, 1], 1002],
    [[3, 237], 1002],
    [[7, 208], 1002],
    [[19, 136], 1002],
    [[3, 232, 0xc3], 1007],
  ])('of %j is none (%i)', (payload, code) => {
    expect(() => read(frame(0x88, payload))).toThrow(expect.objectContaining({ code }))
  })
})

test.each([
  ['without a mask', [0x82, 1, 0]],
  ['with a reserved bit', frame(0xc2, [])],
  ['of an unknown kind', frame(0x83, [])],
  ['of an unknown control', frame(0x8b, [])],
  ['that goes on with nothing', frame(0x80, [])],
  ['that begins within another message', [...frame(2, [1]), ...frame(2, [2])]],
  ['of control in pieces', frame(9, [])],
  ['of control that is long', frame(0x89, Array<number>(126).fill(0))],
])('a frame %s is refused', (_what, bytes) => {
  expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 1002 }))
})
