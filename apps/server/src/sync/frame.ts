/**
 * The bytes on the wire. What peers send is read here into one union; what they get is built here as complete
 * WebSocket frames, so that the frames of a tick leave in one write. Layouts are y-protocols' and y-websocket's:
 * `[0, 0, stateVector]`, `[0, 1|2, update]`, `[1, presence]`, `[3]`, and our `[100, json]`, each part with its length.
 */
import { FRAME, SYNC, readClientMessage, type ClientMessage, type ServerMessage } from '@ninefold/shared'
import { Cursor, Malformed } from './cursor.ts'

export type PeerFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** `first` byte aside, a step 2 and an update are the same. */
  | { readonly kind: 'update'; readonly isStep2: boolean; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly payload: Uint8Array }
  | { readonly kind: 'queryPresence' }
  | { readonly kind: 'app'; readonly message: ClientMessage }

/** Reads one message of a peer; views into `bytes`, no copies. Throws Malformed. */
export function readPeerFrame(bytes: Uint8Array): PeerFrame {
  const cursor = new Cursor(bytes)
  const frame = readKind(cursor)
  if (!cursor.done) throw new Malformed('bytes behind the message')
  return frame
}

function readKind(cursor: Cursor): PeerFrame {
  const type = cursor.varUint()
  switch (type) {
    case FRAME.sync:
      return readSync(cursor)
    case FRAME.awareness:
      return { kind: 'presence', payload: cursor.varBytes() }
    case FRAME.queryAwareness:
      return { kind: 'queryPresence' }
    case FRAME.app: {
      const message = readClientMessage(cursor.string())
      if (!message) throw new Malformed('unknown app message')
      return { kind: 'app', message }
    }
    default:
      throw new Malformed('unknown message')
  }
}

function readSync(cursor: Cursor): PeerFrame {
  const step = cursor.varUint()
  switch (step) {
    case SYNC.step1:
      return { kind: 'step1', stateVector: cursor.varBytes() }
    case SYNC.step2:
    case SYNC.update:
      return { kind: 'update', isStep2: step === SYNC.step2, update: cursor.varBytes() }
    default:
      throw new Malformed('unknown sync step')
  }
}

// ------------------------------------------------------------------------------------------------------- outgoing
const BINARY_FINAL = 0x82

/** A complete, unmasked, binary WebSocket frame (RFC 6455 §5.2) around the parts of one message. */
export function socketFrame(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = BINARY_FINAL
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  let at = header
  for (const part of parts) {
    frame.set(part, at)
    at += part.length
  }
  return frame
}

/** Joins frames into what one write sends. One frame is handed through as it is. */
export function joinFrames(frames: readonly Uint8Array[]): Uint8Array {
  return frames.length === 1 ? (frames[0] as Uint8Array) : Buffer.concat(frames)
}

function lengthBytes(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80)
  bytes.push(rest)
  return bytes
}

const withLength = (prefix: readonly number[], payload: Uint8Array): Uint8Array =>
  socketFrame(Uint8Array.from([...prefix, ...lengthBytes(payload.length)]), payload)

/** An update and its frame in one buffer: what was received is kept, logged and sent without another copy. */
export interface UpdateFrame {
  readonly frame: Uint8Array
  readonly update: Uint8Array
}

export function updateFrame(update: Uint8Array): UpdateFrame {
  const frame = withLength([FRAME.sync, SYNC.update], update)
  return { frame, update: frame.subarray(frame.length - update.length) }
}

/** Asks for everything the peer has beyond a state vector. */
export const step1Frame = (stateVector: Uint8Array): Uint8Array =>
  withLength([FRAME.sync, SYNC.step1], stateVector)

/** Marks a stock client as synced; what it was missing has been sent as updates before. */
export const EMPTY_STEP2_FRAME: Uint8Array = withLength([FRAME.sync, SYNC.step2], Uint8Array.of(0, 0))

export const presenceFrame = (payload: Uint8Array): Uint8Array => withLength([FRAME.awareness], payload)

/** Presence of nobody: keeps a stock client from cutting a silent line. */
export const HEARTBEAT_FRAME: Uint8Array = presenceFrame(Uint8Array.of(0))

/** Asks for a sign of life (RFC 6455 §5.5.2). */
export const PING_FRAME: Uint8Array = Uint8Array.of(0x89, 0)
export const HEARTBEAT_WITH_PING: Uint8Array = joinFrames([HEARTBEAT_FRAME, PING_FRAME])

export const appFrame = (message: ServerMessage): Uint8Array =>
  withLength([FRAME.app], Buffer.from(JSON.stringify(message), 'utf8'))
