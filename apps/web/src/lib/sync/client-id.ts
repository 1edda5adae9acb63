/**
 * Which client id this page writes under. Yjs pays for every id a document has ever seen, so a browser keeps one per
 * canvas. But an id used again before all it ever wrote is known gives two different texts that look equal to Yjs;
 * therefore an id is taken up again only when the page before gave it back clean, the local copy holds everything it
 * wrote, and no other page has it.
 */
export interface ClientIdRecord {
  readonly id: number
  /** How much the id had written when the record was made: its clock in the document. */
  readonly clock: number
  /** The page that had it left with everything on the server's disk. */
  readonly clean: boolean
}

/** Parses what storage holds; null for anything else. */
export function readClientIdRecord(value: unknown): ClientIdRecord | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, clock, clean } = value as Partial<Record<keyof ClientIdRecord, unknown>>
  const valid = Number.isSafeInteger(id) && Number.isSafeInteger(clock) && typeof clean === 'boolean'
  return valid ? { id: id as number, clock: clock as number, clean } : null
}

/** The id to write under, given the stored record and the clock the local copy knows of its id. */
export function chooseClientId(record: ClientIdRecord | null, knownClock: (id: number) => number): number {
  if (record?.clean && knownClock(record.id) === record.clock) return record.id
  return freshClientId()
}

/** A random id, as Yjs itself makes them. */
export function freshClientId(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] as number
}

/**
 * Holds the lock `name` for as long as the page lives; false when another page holds it, or where there are no
 * locks (plain http on a network address is no secure context).
 */
export function holdForLife(name: string): Promise<boolean> {
  const { locks } = navigator as Partial<Navigator>
  if (!locks) return Promise.resolve(false)
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        // Kept until the page goes: the browser lets go of it then, even after a crash.
        return lock === null ? undefined : new Promise<never>(() => undefined)
      })
      .catch(() => resolve(false)) // locks refused (opaque origin, partitioned storage): a fresh id is always right
  })
}
