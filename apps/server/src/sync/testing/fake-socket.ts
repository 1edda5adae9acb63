/** A socket that takes what the engine writes apart into messages again. */
import { FRAME, SYNC, readServerMessage, type ServerMessage } from '@ninefold/shared'
import type { PeerSocket } from '../connection.ts'
import { Cursor } from '../cursor.ts'

const PING = 9

export class FakeSocket implements PeerSocket {
  /** Messages in the order they were sent. */
  readonly messages: Uint8Array[] = []
  writes = 0
  pings = 0
  closed: { readonly code: number; readonly reason: string } | null = null
  terminated = false
  bytesBuffered = 0
  onMessage: (() => void) | null = null

  write(frames: readonly Uint8Array[]): void {
    this.writes++
    for (const { opcode, payload } of splitFrames(Buffer.concat(frames)))
      if (opcode === PING) this.pings++
      else this.messages.push(payload)
    this.onMessage?.()
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason }
  }

  terminate(): void {
    this.terminated = true
  }

  buffered(): number {
    return this.bytesBuffered
  }

  /** App messages so far. */
  get app(): ServerMessage[] {
    return this.messages.flatMap((bytes) => {
      const cursor = new Cursor(bytes)
      const message = cursor.varUint() === FRAME.app ? readServerMessage(cursor.string()) : null
      return message ? [message] : []
    })
  }

  /** Ids of the fences answered so far. */
  get durable(): number[] {
    return this.app.flatMap((message) => (message.type === 'durable' ? [message.id] : []))
  }

  /** What kinds of messages came, in order: `update`, `step1`, `step2`, `presence`, or an app message's type. */
  get kinds(): string[] {
    return this.messages.map(kindOf)
  }
}

export function kindOf(bytes: Uint8Array): string {
  const cursor = new Cursor(bytes)
  switch (cursor.varUint()) {
    case FRAME.sync: {
      const step = cursor.varUint()
      return step === SYNC.step1 ? 'step1' : step === SYNC.step2 ? 'step2' : 'update'
    }
    case FRAME.awareness:
      return 'presence'
    case FRAME.app:
      return readServerMessage(cursor.string())?.type ?? 'unknown'
    default:
      return 'unknown'
  }
}

/** Unmasked binary frames and pings behind each other; throws on anything else. */
function splitFrames(bytes: Buffer): { readonly opcode: number; readonly payload: Uint8Array }[] {
  const frames: { opcode: number; payload: Uint8Array }[] = []
  let at = 0
  while (at < bytes.length) {
    const opcode = (bytes[at] as number) & 0x0f
    if (opcode !== PING && bytes[at] !== 0x82) throw new Error('neither a binary frame nor a ping')
    const short = bytes[at + 1] as number
    const header = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      header === 2 ? short : header === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    frames.push({ opcode, payload: bytes.subarray(at + header, at + header + length) })
    at += header + length
  }
  return frames
}
