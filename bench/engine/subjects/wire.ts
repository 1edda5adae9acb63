/**
 * The bytes a subject speaks: y-protocols' messages, in an envelope of their own where the subject has one. Updates and
 * presence inside are the same for all subjects.
 */
import * as encoding from 'lib0/encoding'
import { clientFrame } from '../load/socket.ts'

export const SYNC = 0
export const PRESENCE = 1
const STEP1 = 0
const STEP2 = 1
const UPDATE = 2

export interface Wire {
  /** Comes before each message, in both directions. */
  prefix(room: string): Uint8Array
  /** Messages a client opens with. */
  hello(room: string): Uint8Array[]
  /** Whether a step 1 is answered. */
  readonly answers: boolean
}

function message(prefix: Uint8Array, kinds: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, prefix)
  for (const kind of kinds) encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return clientFrame(encoding.toUint8Array(encoder))
}

const NO_CLOCKS = Uint8Array.of(0)
const NOTHING = new Uint8Array()

export const updateMessage = (prefix: Uint8Array, update: Uint8Array): Uint8Array =>
  message(prefix, [SYNC, UPDATE], update)
export const step1Message = (prefix: Uint8Array): Uint8Array => message(prefix, [SYNC, STEP1], NO_CLOCKS)
export const step2Message = (prefix: Uint8Array, update: Uint8Array): Uint8Array =>
  message(prefix, [SYNC, STEP2], update)
export const presenceMessage = (prefix: Uint8Array, payload: Uint8Array): Uint8Array =>
  message(prefix, [PRESENCE], payload)

/** y-websocket's: the room is in the address. */
export const yWebsocketWire: Wire = {
  prefix: () => NOTHING,
  hello: () => [step1Message(NOTHING)],
  answers: true,
}

/** A relay has no answer; greeting it would greet everybody. */
export const relayWire: Wire = { prefix: () => NOTHING, hello: () => [], answers: false }

const AUTH = 2
const TOKEN = 0

/** Hocuspocus names the document in each message, and wants a token first. */
export const hocuspocusWire: Wire = {
  prefix(room) {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, room)
    return encoding.toUint8Array(encoder)
  },
  hello(room) {
    const prefix = this.prefix(room)
    const encoder = encoding.createEncoder()
    encoding.writeUint8Array(encoder, prefix)
    encoding.writeVarUint(encoder, AUTH)
    encoding.writeVarUint(encoder, TOKEN)
    encoding.writeVarString(encoder, 'token')
    return [clientFrame(encoding.toUint8Array(encoder)), step1Message(prefix)]
  },
  answers: true,
}
