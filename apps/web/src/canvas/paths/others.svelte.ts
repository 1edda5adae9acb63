/** Who else is on a path, and where: read from presence, like everything there parsed and taken on no trust. */
import type { Awareness } from 'y-protocols/awareness'
import type { PresenceUser } from '@ninefold/shared'
import { FrameBatch } from '../../lib/state/frame.ts'
import type { PresenceView } from '../../lib/state/presence-view.svelte.ts'
import { isPath, type PathPlace } from './paths.ts'

export interface Walker {
  readonly person: PresenceUser
  readonly place: PathPlace
}

const STOP = /^[0-9A-Za-z_-]{1,64}$/

/** A place out of somebody's presence; null for none, or nothing that is one. */
export function readPlace(value: unknown): PathPlace | null {
  if (typeof value !== 'object' || value === null) return null
  const { path, stop } = value as Record<string, unknown>
  return isPath(path) && typeof stop === 'string' && STOP.test(stop) ? { path, stop } : null
}

export class Others {
  readonly #awareness: Awareness
  readonly #presence: PresenceView
  readonly #batch = new FrameBatch(() => this.#read())
  #walkers = $state.raw<readonly Walker[]>([])
  #own = $state.raw<PathPlace | null>(null)

  constructor(awareness: Awareness, presence: PresenceView) {
    this.#awareness = awareness
    this.#presence = presence
    this.#read()
  }

  /** Keeps up with presence until the returned function is called. */
  follow(): () => void {
    const changed = (): void => this.#batch.schedule()
    this.#awareness.on('change', changed)
    this.#read()
    return () => this.#awareness.off('change', changed)
  }

  /** Other people on paths, one entry a person, by name; those who are away do not count. Reactive. */
  get walkers(): readonly Walker[] {
    return this.#walkers
  }

  /** Where this page is; reactive. */
  get own(): PathPlace | null {
    return this.#own
  }

  at({ path, stop }: PathPlace): PresenceUser[] {
    return this.#walkers
      .filter(({ place }) => place.path === path && place.stop === stop)
      .map(({ person }) => person)
  }

  /** Brings it up to date now instead of with the next frame. */
  flush(): void {
    this.#batch.flush()
  }

  #read(): void {
    this.#own = readPlace(this.#awareness.getLocalState()?.path)
    const self = this.#presence.people.find((person) => person.self)?.id
    const walkers = new Map<string, Walker>()
    for (const [clientId, state] of this.#awareness.getStates()) {
      const place = clientId === this.#awareness.clientID ? null : readPlace(state.path)
      const person = place && this.#presence.userOf(clientId)
      if (place && person && person.id !== self && state.away !== true)
        walkers.set(person.id, { person, place })
    }
    const next = [...walkers.values()].sort((a, b) => a.person.name.localeCompare(b.person.name))
    if (JSON.stringify(next) !== JSON.stringify(this.#walkers)) this.#walkers = next
  }
}
