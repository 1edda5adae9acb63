/**
 * A client's side of a WebSocket (RFC 6455 §5), read as it comes: frames over any number of chunks, messages over any
 * number of frames. Written for lines of which most are silent: between messages it holds nothing. What breaks the
 * protocol, or has no end, is thrown before anything is kept of it.
 */
import { isUtf8 } from 'node:buffer'
import { Gathered } from './gathered.ts'

/** What was read. Bytes are views into the chunk, or of a buffer nobody else has. */
export interface FrameSink {
  /** False ends the reading: what is left of a chunk is dropped. */
  readonly wantsMore: boolean
  message(bytes: Uint8Array): void
  /** A text message has begun; nothing of it is read. */
  text(): void
  ping(payload: Uint8Array): void
  pong(): void
  /** The peer said goodbye; null without a code. */
  goodbye(code: number | null): void
}

/** The peer does not speak the protocol; `code` tells it so. */
export class BrokenFrame extends Error {
  readonly code: 1002 | 1007 | 1009

  constructor(code: BrokenFrame['code'], message: string) {
    super(message)
    this.code = code
  }
}

const CONTINUATION = 0
const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10

const FINAL = 0x80
const RESERVED = 0x70
const MASKED = 0x80
const MASK_BYTES = 4
const CONTROL_BYTES_MAX = 125

interface Frame {
  readonly opcode: number
  readonly final: boolean
  readonly payload: Buffer
}

export class FrameReader {
  readonly #messageBytesMax: number
  /** Of a frame that has not come to its end, and bytes it takes before anything can be made of it. */
  #rest: Gathered | null = null
  #needed = 0
  /** Of a message of several frames. */
  #message: Gathered | null = null

  constructor(messageBytesMax: number) {
    this.#messageBytesMax = messageBytesMax
  }

  /** Reads what came. Throws BrokenFrame, after which nothing more may be read. */
  read(chunk: Buffer, sink: FrameSink): void {
    let bytes = chunk
    if (this.#rest) {
      this.#rest.add(chunk)
      if (this.#rest.length < this.#needed) return
      bytes = this.#rest.all()
      this.#rest = null
    }
    let at = 0
    while (at < bytes.length && sink.wantsMore) {
      const length = this.#frameLength(bytes, at)
      if (bytes.length - at < length) return this.#keep(bytes, at, length)
      this.#take(frameAt(bytes, at, at + length), sink)
      at += length
    }
  }

  #keep(bytes: Buffer, at: number, needed: number): void {
    this.#rest = new Gathered()
    this.#rest.add(bytes.subarray(at))
    this.#needed = needed
  }

  /** Bytes of the frame at `at`; as many as must be there to tell, where its head is not complete. */
  #frameLength(bytes: Buffer, at: number): number {
    const there = bytes.length - at
    if (there < 2) return 2
    const second = bytes[at + 1] as number
    this.#checkHead(bytes[at] as number, second)
    const short = second & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (there < head) return head
    const payload =
      head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    if (payload + (this.#message?.length ?? 0) > this.#messageBytesMax)
      throw new BrokenFrame(1009, 'a message without end')
    return head + MASK_BYTES + payload
  }

  #checkHead(first: number, second: number): void {
    const opcode = first & 0x0f
    if (first & RESERVED) throw new BrokenFrame(1002, 'reserved bits are set')
    if (!(second & MASKED)) throw new BrokenFrame(1002, 'a frame that is not masked')
    if (opcode >= CLOSE) {
      if (opcode > PONG) throw new BrokenFrame(1002, 'an unknown opcode')
      if (!(first & FINAL) || (second & 0x7f) > CONTROL_BYTES_MAX)
        throw new BrokenFrame(1002, 'a control frame in pieces')
    } else if (opcode > BINARY) throw new BrokenFrame(1002, 'an unknown opcode')
    else if ((opcode === CONTINUATION) !== (this.#message !== null))
      throw new BrokenFrame(1002, 'a message within another, or the rest of none')
  }

  #take({ opcode, final, payload }: Frame, sink: FrameSink): void {
    switch (opcode) {
      case TEXT:
        return sink.text()
      case BINARY:
      case CONTINUATION:
        return this.#takeMessage(payload, final, sink)
      case PING:
        return sink.ping(payload)
      case PONG:
        return sink.pong()
      case CLOSE:
        return sink.goodbye(codeOf(payload))
    }
  }

  #takeMessage(payload: Buffer, final: boolean, sink: FrameSink): void {
    if (final && !this.#message) return sink.message(payload)
    this.#message ??= new Gathered()
    this.#message.add(payload)
    if (!final) return
    const whole = this.#message.all()
    this.#message = null
    sink.message(whole)
  }
}

/** The frame whose bytes are those from `at` to before `to`, its mask taken off where it lies. */
function frameAt(bytes: Buffer, at: number, to: number): Frame {
  const first = bytes[at] as number
  const short = (bytes[at + 1] as number) & 0x7f
  const mask = at + (short < 126 ? 2 : short === 126 ? 4 : 10)
  const from = mask + MASK_BYTES
  for (let i = from, j = 0; i < to; i++, j = (j + 1) & 3) (bytes[i] as number) ^= bytes[mask + j] as number
  return { opcode: first & 0x0f, final: (first & FINAL) !== 0, payload: bytes.subarray(from, to) }
}

/** What a goodbye gives as its code (RFC 6455 §7.4). */
function codeOf(payload: Buffer): number | null {
  if (payload.length === 0) return null
  const code = payload.length === 1 ? 0 : payload.readUInt16BE(0)
  const isProtocols = code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)
  if (!isProtocols && (code < 3000 || code > 4999)) throw new BrokenFrame(1002, 'a code that is none')
  if (!isUtf8(payload.subarray(2))) throw new BrokenFrame(1007, 'a reason that is no text')
  return code
}
