/** Readings of the measures that are on screen: the server's records, read with their first use and told as events. */
import type { AddReadingBody, ReadingView } from '@ninefold/shared/api/measures'
import { addReading, readReadings } from '../../../lib/measures-api.ts'
import type { Result } from '../../../lib/result.ts'
import type { CanvasSession } from '../../../lib/sync/canvas-session.ts'

interface Known {
  /** From the earliest day to the latest, of one day in the order they were entered; null until they came. */
  readonly items: readonly ReadingView[] | null
  readonly failed: boolean
  /** The last event that the list holds. */
  readonly rev: number
}

const UNKNOWN: Known = { items: null, failed: false, rev: -1 }

export class Readings {
  readonly #session: CanvasSession
  #known: Readonly<Record<string, Known>> = $state.raw({})
  readonly #ends: readonly (() => void)[]

  constructor(session: CanvasSession) {
    this.#session = session
    this.#ends = [
      session.events.on('reading.added', ({ kpiId }) => this.#again(kpiId)),
      session.events.onGap(() => this.#allAgain()),
      session.subscribe(() => {
        if (session.link.state === 'connected') this.#allAgain(({ failed }) => failed)
      }),
    ]
  }

  end(): void {
    for (const end of this.#ends) end()
  }

  /** Null while they are on their way; reactive. */
  of(kpiId: string): readonly ReadingView[] | null {
    return (this.#known[kpiId] ?? UNKNOWN).items
  }

  /** Whether they could not be read the last time. */
  failed(kpiId: string): boolean {
    return (this.#known[kpiId] ?? UNKNOWN).failed
  }

  /** Reads those of a measure unless they are known. */
  need(kpiId: string): void {
    if (this.#known[kpiId]) return
    this.#set(kpiId, {})
    void this.#read(kpiId)
  }

  /** Enters a reading; it stands in the list when this resolves. */
  async add(kpiId: string, body: AddReadingBody, key: string): Promise<Result<ReadingView>> {
    const added = await addReading(this.#session.canvasId, kpiId, body, key)
    if (added.ok) this.#set(kpiId, { items: withReading(this.of(kpiId) ?? [], added.value) })
    return added
  }

  #again(kpiId: string): void {
    if (this.#known[kpiId]) void this.#read(kpiId)
  }

  #allAgain(which: (known: Known) => boolean = () => true): void {
    for (const [kpiId, known] of Object.entries(this.#known)) if (which(known)) void this.#read(kpiId)
  }

  async #read(kpiId: string): Promise<void> {
    this.#set(kpiId, { failed: false })
    const list = await readReadings(this.#session.canvasId, kpiId)
    const { rev, items } = this.#known[kpiId] ?? UNKNOWN
    if (!list.ok) return this.#set(kpiId, { failed: items === null })
    // An answer that was overtaken by a later one says nothing new.
    if (list.value.rev >= rev) this.#set(kpiId, { items: list.value.items, rev: list.value.rev })
  }

  #set(kpiId: string, change: Partial<Known>): void {
    this.#known = { ...this.#known, [kpiId]: { ...UNKNOWN, ...this.#known[kpiId], ...change } }
  }
}

/** A list with one more, at its place, unless it is there already. */
export function withReading(items: readonly ReadingView[], reading: ReadingView): readonly ReadingView[] {
  if (items.some(({ id }) => id === reading.id)) return items
  const before = items.filter(({ at }) => at <= reading.at)
  return [...before, reading, ...items.slice(before.length)]
}

/** One a day: what was entered last for a day takes the place of what was entered before. */
export function lastOfEachDay(items: readonly ReadingView[]): readonly ReadingView[] {
  return items.filter(({ at }, i) => items[i + 1]?.at !== at)
}
