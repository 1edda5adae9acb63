/**
 * A real server with a canvas of 500 notes, and twenty people with stock clients who type into it. For the subjects
 * that speak to a server: whatever they show has gone through admission, commit and fan-out.
 */
import { newCanvas, newGuest, newMember, type Guest } from '@ninefold/tests/sync/people'
import { StockPeer } from '@ninefold/tests/sync/stock-peer'
import { until } from '@ninefold/tests/sync/until'
import { startServer, type TestServer } from '@ninefold/tests/support/server'
import { BLOCK_IDS } from '@ninefold/shared'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import * as Y from 'yjs'
import { EDITS_PER_SECOND, NOTES, PEOPLE } from './subject.ts'

const LETTERS = 'abcdefghij '
/** Notes start over at this length, so that a long run does not change what is measured. */
const FULL = 60
const FRAME_SYNC = 0

export class Crowd {
  readonly server: TestServer
  readonly canvasId: string
  /** The person whose browser is measured. */
  readonly visitor: Guest
  readonly #peers: readonly StockPeer[]
  readonly #texts: readonly Y.Text[]
  #timer: NodeJS.Timeout | null = null
  #count = 0

  private constructor(
    server: TestServer,
    canvasId: string,
    visitor: Guest,
    peers: readonly StockPeer[],
    ids: string[],
  ) {
    this.server = server
    this.canvasId = canvasId
    this.visitor = visitor
    this.#peers = peers
    this.#texts = peers.map((peer, person) => textOf(peer, ids[person] ?? ''))
  }

  static async gather(): Promise<Crowd> {
    // The limits of connections are per user and generous; the rest of the server is as anybody runs it.
    const server = await startServer()
    const owner = await newGuest(server, 'Owner')
    const canvasId = await newCanvas(server, owner, 'Five hundred notes')
    const seeder = await new StockPeer(server, canvasId, owner).synced()
    const ids = fill(seeder.doc)
    const visitor = await newMember(server, canvasId, owner, 'Visitor')
    const peers: StockPeer[] = []
    for (let person = 0; person < PEOPLE; person++) {
      const member = await newMember(server, canvasId, owner, `Person ${person + 1}`)
      const peer = await new StockPeer(server, canvasId, member).synced()
      await until('a member has all notes', () => peer.content.notes.length === NOTES)
      peers.push(peer)
    }
    seeder.destroy()
    // They write; what others write they need not hear, and their share of the machine stays small.
    for (const peer of peers) peer.provider.messageHandlers[FRAME_SYNC] = () => undefined
    return new Crowd(server, canvasId, visitor, peers, ids)
  }

  startTyping(): void {
    this.#timer = setInterval(() => {
      this.#type(this.#texts[this.#count % PEOPLE])
      this.#count++
    }, 1000 / EDITS_PER_SECOND)
  }

  stopTyping(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  /** Five notes changed by one person in one transaction: one update on the wire. */
  batch(round: number): void {
    const peer = this.#peers[round % PEOPLE]
    const texts = [...rootMap(peer?.doc ?? new Y.Doc(), 'notes').values()].slice(100 + round, 105 + round)
    peer?.doc.transact(() => {
      for (const note of texts) if (note instanceof Y.Map) append(note.get('text'))
    })
  }

  async leave(): Promise<void> {
    this.stopTyping()
    for (const peer of this.#peers) peer.destroy()
    await this.server.stop()
  }

  #type(text: Y.Text | undefined): void {
    if (!text) return
    if (text.length > FULL) text.delete(0, text.length)
    text.insert(text.length, LETTERS.charAt(Math.floor(this.#count / PEOPLE) % LETTERS.length))
  }
}

function append(text: unknown): void {
  if (text instanceof Y.Text) text.insert(text.length, 'x')
}

function textOf(peer: StockPeer, id: string): Y.Text {
  const note = rootMap(peer.doc, 'notes').get(id)
  const text = note instanceof Y.Map ? note.get('text') : null
  if (!(text instanceof Y.Text)) throw new Error('a seeded note is missing')
  return text
}

const WORDS = 'ship orders to schools with a partner who knows the region and pays monthly for support'.split(
  ' ',
)

/** 500 notes over the nine blocks; the ids of those that the crowd will type into, none of them first in a block. */
function fill(doc: Y.Doc): string[] {
  const text = (i: number): string =>
    Array.from({ length: 3 + (i % 8) }, (_, k) => WORDS[(i * 7 + k) % WORDS.length] ?? '').join(' ')
  const origins = { setup: null, gesture: null }
  const typed: string[] = []
  BLOCK_IDS.forEach((blockId, block) => {
    const count = Math.floor(NOTES / 9) + (block < NOTES % 9 ? 1 : 0)
    const notes = Array.from({ length: count }, (_, k) => ({ text: text(block * 56 + k) }))
    typed.push(...addNotes(doc, { blockId }, notes, origins).slice(2, 5))
  })
  return typed.slice(0, PEOPLE)
}
