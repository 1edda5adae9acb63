/**
 * A look each second at where the open canvases stand in the store: what another process did (the command line, one
 * day another node) reaches open sockets also when nobody told us of it.
 */
import { CLOSE } from '@ninefold/shared'
import type { Clock, EventSource, Log, Timer } from './ports.ts'
import type { Room } from './room.ts'

const LOOK_MS = 1000

export interface HeadsDeps {
  readonly clock: Clock
  readonly source: EventSource
  readonly log: Log
  readonly rooms: () => Iterable<Room>
}

export class Heads {
  readonly #deps: HeadsDeps
  #timer: Timer | null = null
  #stopped = false

  constructor(deps: HeadsDeps) {
    this.#deps = deps
  }

  /** Goes on until there is no room. */
  start(): void {
    if (!this.#stopped) this.#timer ??= this.#deps.clock.after(LOOK_MS, () => void this.#look())
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.cancel()
  }

  async #look(): Promise<void> {
    const { done } = this.#deps.rooms()[Symbol.iterator]().next()
    if (!done) await this.#compare()
    this.#timer = null
    if (!done) this.start()
  }

  async #compare(): Promise<void> {
    const { source, log } = this.#deps
    // Gathered only when there is something to ask: thousands of rooms stand still for hours.
    let rooms: Room[] = []
    const canvasIds = (): string[] => {
      rooms = [...this.#deps.rooms()]
      return rooms.map(({ canvasId }) => canvasId)
    }
    try {
      const heads = await source.heads(canvasIds)
      if (!heads) return
      for (const room of rooms) {
        const head = heads.get(room.canvasId)
        if (!head || head.deleted) closeAll(room)
        else if (head.rev > room.authority.events.rev) void room.authority.events.catchUp()
      }
    } catch (error) {
      log.warn({ err: error }, 'the store could not be asked for changes of others')
    }
  }
}

function closeAll(room: Room): void {
  for (const connection of [...room.connections])
    room.close(connection, CLOSE.notFound, 'the canvas was deleted')
}
