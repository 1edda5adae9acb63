/**
 * What is not yet on the server's disk. Every local change marks the entities it touched; a fence asks "is all I
 * sent before this on disk?" and its answer clears what was marked before it was sent. One fence is under way at a
 * time, so the pace is the server's own. Refuses nothing and knows no socket: it is handed a `send`.
 */
export interface FenceOptions {
  /** Sends fence `id` on the open connection, behind everything sent before. */
  readonly send: (id: number) => void
  /** Something a reader may show has changed. */
  readonly changed: () => void
}

export class Fences {
  readonly #options: FenceOptions
  /** Entity → the fence that covers it; null while none was sent behind its last change. */
  readonly #waiting = new Map<string, number | null>()
  #lastId = 0
  #underWay: number | null = null
  /** Changed since the last fence was sent. */
  #uncovered = false
  #ready = false

  constructor(options: FenceOptions) {
    this.#options = options
  }

  /** Entities that wait for the disk. */
  get waiting(): number {
    return this.#waiting.size
  }

  get waitingEntities(): string[] {
    return [...this.#waiting.keys()]
  }

  /** Everything this device changed is on the server's disk. */
  get saved(): boolean {
    return !this.#uncovered && this.#underWay === null && this.#waiting.size === 0
  }

  /** Takes over what an earlier page left unsaved. */
  restore(entities: readonly string[]): void {
    for (const entity of entities) this.#waiting.set(entity, null)
    if (entities.length > 0) this.#uncovered = true
    this.#options.changed()
  }

  /** A local change has been handed to the connection (or would have been, had there been one). */
  touched(entities: readonly string[]): void {
    for (const entity of entities) this.#waiting.set(entity, null)
    this.#uncovered = true
    this.#sendNext()
    this.#options.changed()
  }

  /** The connection is open and has been given everything the server lacked: from here a fence means something. */
  ready(): void {
    this.#ready = true
    this.#sendNext()
  }

  /** The connection is gone: answers under way will not come. */
  lost(): void {
    this.#ready = false
    if (this.#underWay !== null) this.#uncovered = true
    this.#underWay = null
    for (const entity of this.#waiting.keys()) this.#waiting.set(entity, null)
    this.#options.changed()
  }

  answered(id: number): void {
    if (id !== this.#underWay) return
    this.#underWay = null
    for (const [entity, fence] of this.#waiting)
      if (fence !== null && fence <= id) this.#waiting.delete(entity)
    this.#sendNext()
    this.#options.changed()
  }

  #sendNext(): void {
    if (!this.#ready || !this.#uncovered || this.#underWay !== null) return
    this.#uncovered = false
    this.#underWay = ++this.#lastId
    for (const [entity, fence] of this.#waiting) if (fence === null) this.#waiting.set(entity, this.#underWay)
    this.#options.send(this.#underWay)
  }
}
