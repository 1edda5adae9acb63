/** Two people at work while somebody attacks, and what they must not notice of it. */
import { expect } from 'vitest'
import type { TestServer } from '../../support/server.ts'
import { newCanvas, newGuest, newMember, type Guest } from './people.ts'
import { StockPeer } from './stock-peer.ts'
import { until } from './until.ts'

export class Victims {
  readonly server: TestServer
  readonly canvasId: string
  readonly owner: Guest
  readonly left: StockPeer
  readonly right: StockPeer
  #notes = 0
  readonly #written: string[] = []

  private constructor(server: TestServer, canvasId: string, owner: Guest, other: Guest) {
    this.server = server
    this.canvasId = canvasId
    this.owner = owner
    this.left = new StockPeer(server, canvasId, owner)
    this.right = new StockPeer(server, canvasId, other)
  }

  static async on(server: TestServer): Promise<Victims> {
    const owner = await newGuest(server, 'Ada')
    const canvasId = await newCanvas(server, owner)
    const victims = new Victims(server, canvasId, owner, await newMember(server, canvasId, owner, 'Bob'))
    await victims.left.synced()
    await victims.right.synced()
    await victims.unharmed()
    return victims
  }

  /** Somebody who was let in and now attacks. */
  enemy(): Promise<Guest> {
    return newMember(this.server, this.canvasId, this.owner, 'Eve')
  }

  /** They were never closed, and see what the other writes, in both directions; nothing else is on the canvas. */
  async unharmed(): Promise<void> {
    const texts = [`left ${++this.#notes}`, `right ${this.#notes}`]
    this.#written.push(...texts)
    this.left.addNote(texts[0] as string)
    this.right.addNote(texts[1] as string)
    await until(
      'both see both',
      () => [this.left, this.right].every(({ noteTexts }) => texts.every((text) => noteTexts.includes(text))),
      30_000,
    )
    expect([this.left.closes, this.right.closes]).toEqual([[], []])
    expect(this.right.content).toEqual(this.left.content)
    expect(new Set(this.left.noteTexts)).toEqual(new Set(this.#written))
  }

  destroy(): void {
    this.left.destroy()
    this.right.destroy()
  }
}
