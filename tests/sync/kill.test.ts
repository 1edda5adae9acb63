/**
 * Sudden death in the middle of typing, with real processes, sockets and disk. `kill -9` leaves the page cache
 * alone, so this shows the order (disk, then show and acknowledge); that a commit waits for the disk is the store's
 * own test.
 */
import { isFinalClose } from '@ninefold/shared'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer, clockOf } from './support/app-peer.ts'
import { newCanvas, newGuest, newMember, type Guest } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

/** `KILL_ROUNDS=1000 KILL_CANVASES=4` for a long run; it prints what happened, for bench/README.md. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3)
const CANVASES = Number(process.env.KILL_CANVASES ?? 1)
const WRITERS = 3
/** So many deaths does a canvas live through; documents that grow for ever would make the last rounds the longest. */
const ROUNDS_OF_A_CANVAS = 20
/** Far more than people type; the rate limits are another test's. */
const FAST = {
  syncFramesPerSecond: 100_000,
  syncFramesBurst: 100_000,
  connectionsPerUser: 1000,
  connectionsPerMinute: 100_000,
}

let server: TestServer
let ada: Guest
const teams: Team[] = []

afterEach(async () => {
  for (const team of teams.splice(0)) team.destroy()
  await server.stop()
})

/** Types and asks at random until told to stop. */
function keepTyping(peer: AppPeer): { stop(): void; letters: number } {
  const state = { stop: () => clearInterval(timer), letters: 0 }
  const timer = setInterval(() => {
    for (let i = 0; i < 1 + Math.random() * 4; i++) {
      peer.typeOn()
      state.letters++
    }
    if (Math.random() < 0.3) peer.fence()
  }, 2)
  return state
}

const lettersSeen = (peer: StockPeer): number => peer.noteTexts.reduce((sum, { length }) => sum + length, 0)

/** Clocks of Yjs, which count letters and fields alike; `received` is what a watcher was shown. */
const total = { kills: 0, letters: 0, received: 0, fenced: 0, missing: 0 }

/** Some who write on a canvas of their own, and one who watches. */
class Team {
  readonly #canvasId: string
  readonly #writers: readonly AppPeer[]
  readonly #watcher: StockPeer
  readonly #typed: { readonly letters: number }[] = []
  #typing: { stop(): void }[] = []
  #enough = 0

  private constructor(canvasId: string, writers: readonly AppPeer[]) {
    this.#canvasId = canvasId
    this.#writers = writers
    this.#watcher = new StockPeer(server, canvasId, ada)
  }

  static async start(): Promise<Team> {
    const canvasId = await newCanvas(server, ada, '')
    const guests = Array.from({ length: WRITERS }, (_, i) => newMember(server, canvasId, ada, `W${i}`))
    const writers = (await Promise.all(guests)).map((guest) => new AppPeer(server, canvasId, guest))
    return new Team(canvasId, writers)
  }

  get #peers(): readonly StockPeer[] {
    return [this.#watcher, ...this.#writers]
  }

  async write(): Promise<void> {
    await this.#synced()
    this.#enough = lettersSeen(this.#watcher) + 50 + Math.floor(Math.random() * 300)
    const typing = this.#writers.map(keepTyping)
    this.#typing = typing
    this.#typed.push(...typing)
  }

  /** A machine that does much else may take long; a server that refuses somebody is never waited for. */
  async #synced(): Promise<void> {
    const refused = (): number[] => this.#peers.flatMap(({ closes }) => closes.filter(isFinalClose))
    const isDone = (): boolean => this.#peers.every(({ provider }) => provider.synced)
    await until('all are synced', () => isDone() || refused().length > 0, 60_000)
    expect(refused()).toEqual([])
  }

  async someIsSeen(): Promise<void> {
    await until('some of it is seen', () => lettersSeen(this.#watcher) > this.#enough, 60_000)
  }

  disconnect(): void {
    for (const one of this.#typing) one.stop()
    for (const peer of this.#peers) peer.provider.disconnect()
  }

  /** The disk has what was called saved, and what anybody saw. */
  async checkDisk(): Promise<void> {
    const kept = await fresh(this.#canvasId)
    for (const writer of this.#writers) {
      const client = writer.doc.clientID
      // Nobody, neither the watcher nor another writer, holds what the disk has lost.
      const held = this.#peers.filter((peer) => peer !== writer).map(({ doc }) => clockOf(doc, client))
      const promised = Math.max(writer.durableClock, ...held)
      total.missing += Math.max(0, promised - clockOf(kept, client))
    }
    kept.destroy()
  }

  /** What the disk did not have comes back with its writers. */
  async comeBack(): Promise<void> {
    for (const peer of this.#peers) peer.provider.connect()
    await this.#synced()
    const isWhole = (of: Y.Doc): boolean =>
      this.#writers.every((writer) => clockOf(of, writer.doc.clientID) === writer.ownClock)
    await until(
      'everything typed is with everybody',
      () => this.#peers.every((peer) => isWhole(peer.doc)),
      60_000,
    )
    expect(lettersSeen(this.#watcher)).toBe(this.letters)
    for (const peer of this.#peers) expect(peer.content).toEqual(this.#watcher.content)
  }

  get letters(): number {
    return this.#typed.reduce((sum, { letters }) => sum + letters, 0)
  }

  destroy(): void {
    total.letters += this.letters
    for (const writer of this.#writers) {
      total.fenced += writer.durableClock
      total.received += clockOf(this.#watcher.doc, writer.doc.clientID)
    }
    this.disconnect()
    for (const peer of this.#peers) peer.destroy()
  }
}

/** What the server holds, as somebody sees it who was never there before. */
async function fresh(canvasId: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const peer = new StockPeer(server, canvasId, ada, doc)
  await until('somebody new is synced', () => peer.provider.synced, 60_000)
  peer.provider.destroy()
  return doc
}

test(
  'killed while people type, the server loses nothing it called saved and nothing anybody saw, and the rest comes back with its writers',
  async () => {
    server = await startServer({ limits: FAST })
    ada = await newGuest(server, 'Ada')
    for (let round = 0; round < ROUNDS; round++) {
      if (round % ROUNDS_OF_A_CANVAS === 0) {
        for (const team of teams.splice(0)) team.destroy()
        for (let i = 0; i < CANVASES; i++) teams.push(await Team.start())
      }
      await Promise.all(teams.map((team) => team.write()))
      await Promise.all(teams.map((team) => team.someIsSeen()))
      await server.kill9()
      total.kills++
      for (const team of teams) team.disconnect()
      await server.start()
      await Promise.all(teams.map((team) => team.checkDisk()))
      expect(total.missing).toBe(0)
      await Promise.all(teams.map((team) => team.comeBack()))
      if (process.env.KILL_ROUNDS && round % 10 === 9) console.log(new Date().toISOString(), { ...total })
    }
    for (const team of teams.splice(0)) team.destroy()
    if (process.env.KILL_ROUNDS) console.log(total)
    // It has not passed by typing nothing or by never hearing "saved".
    expect([total.fenced > 0, total.received > 0]).toEqual([true, true])
  },
  600_000 + ROUNDS * 30_000,
)
