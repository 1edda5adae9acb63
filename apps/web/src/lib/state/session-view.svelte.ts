/** The session as components read it: its getters, reactive. */
import { createSubscriber } from 'svelte/reactivity'
import type { HelloMessage, Role } from '@ninefold/shared'
import type { CanvasSession, Link } from '../sync/canvas-session.ts'

export class SessionView {
  readonly #session: CanvasSession
  readonly #subscribe: () => void

  constructor(session: CanvasSession) {
    this.#session = session
    this.#subscribe = createSubscriber((update) => session.subscribe(update))
  }

  readonly link: Link = $derived.by(() => this.#read((session) => session.link))
  readonly hello: HelloMessage | null = $derived.by(() => this.#read((session) => session.hello))
  readonly role: Role | null = $derived.by(() => this.#read((session) => session.role))
  readonly loaded: boolean = $derived.by(() => this.#read((session) => session.loaded))
  readonly synced: boolean = $derived.by(() => this.#read((session) => session.synced))
  readonly editable: boolean = $derived.by(() => this.#read((session) => session.editable))
  readonly waiting: number = $derived.by(() => this.#read((session) => session.waiting))
  readonly saved: boolean = $derived.by(() => this.#read((session) => session.saved))

  /** Whether changes survive this page on this device. */
  get keptHere(): boolean {
    return this.#read(({ localCopy }) => localCopy !== null && !localCopy.failed)
  }

  #read<T>(get: (session: CanvasSession) => T): T {
    this.#subscribe()
    return get(this.#session)
  }
}
