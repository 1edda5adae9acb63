/** Somebody who reads along on a page's socket: what the server has confirmed to it, and what it has shown to it. */
import { FRAME, SYNC } from '@ninefold/shared'
import type { Page, WebSocket } from '@playwright/test'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

type Update = Uint8Array<ArrayBufferLike>

export class Witness {
  /** Updates of this page that a fence has confirmed: they must be on the disk. */
  readonly confirmed: Update[] = []
  /** Updates the server has sent to this page: they must be on the disk too. */
  readonly shown: Update[] = []
  /** Sent on the latest connection and not confirmed; each connection first brings what the server lacks. */
  #open = 0

  constructor(page: Page) {
    page.on('websocket', (socket) => this.#follow(socket))
  }

  /** Everything that left the page is confirmed. */
  get settled(): boolean {
    return this.#open === 0
  }

  #follow(socket: WebSocket): void {
    const unconfirmed: Update[] = []
    /** Fence → how many of the updates were sent before it. */
    const fences = new Map<number, number>()
    let confirmed = 0
    this.#open = 0
    socket.on('framesent', ({ payload }) => {
      const frame = read(payload)
      if (frame.update) {
        unconfirmed.push(frame.update)
        this.#open = unconfirmed.length - confirmed
      } else if (frame.message?.type === 'fence') fences.set(frame.message.id, unconfirmed.length)
    })
    socket.on('framereceived', ({ payload }) => {
      const frame = read(payload)
      if (frame.update) this.shown.push(frame.update)
      if (frame.message?.type !== 'durable') return
      const covered = fences.get(frame.message.id) ?? 0
      this.confirmed.push(...unconfirmed.slice(confirmed, covered))
      confirmed = Math.max(confirmed, covered)
      this.#open = unconfirmed.length - confirmed
    })
  }
}

/** How many of the updates the document lacks, in whole or in part. Leaves the document as it was. */
export function countLacking(doc: Y.Doc, updates: readonly Update[]): number {
  const trial = new Y.Doc()
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
  let lacking = 0
  const count = (): void => void lacking++
  trial.on('update', count)
  for (const update of updates) {
    Y.applyUpdate(trial, update)
    if (trial.store.pendingStructs || trial.store.pendingDs) count()
  }
  trial.destroy()
  return lacking
}

interface Frame {
  readonly update?: Update
  readonly message?: { readonly type: string; readonly id: number }
}

function read(payload: string | Buffer): Frame {
  if (typeof payload === 'string') return {}
  const decoder = decoding.createDecoder(new Uint8Array(payload))
  const kind = decoding.readVarUint(decoder)
  if (kind === FRAME.app)
    return { message: JSON.parse(decoding.readVarString(decoder)) as { type: string; id: number } }
  if (kind !== FRAME.sync || decoding.readVarUint(decoder) === SYNC.step1) return {}
  return { update: decoding.readVarUint8Array(decoder) }
}
