/**
 * One pass over a Yjs V1 update before Yjs sees it: what it claims, what it needs to be known, and whether it could
 * hurt. Nothing is allocated on the strength of a number in the bytes, and everything a number promises must be
 * there. Layout: `[clients, {structs, client, clock, struct…}…, clients, {client, ranges, {clock, length}…}…]`.
 */
import { Cursor, Malformed } from '../cursor.ts'
import { Refused, skipContent } from './content.ts'

export interface ScanLimits {
  readonly structs: number
  readonly clientIds: number
  /** Clocks that structs may claim without carrying bytes for them. */
  readonly claimedClocks: number
  readonly nesting: number
  /** Root types named. Yjs keeps each for ever and looks through all of them whenever it writes one of their children. */
  readonly roots: number
}

/** What a server's own rows are read with. */
export const UNLIMITED: ScanLimits = {
  structs: Infinity,
  clientIds: Infinity,
  claimedClocks: Infinity,
  nesting: Infinity,
  roots: Infinity,
}

/** The structs of one client: clocks `from` to before `to`. */
export interface Section {
  readonly client: number
  readonly from: number
  to: number
  /** End of the last range left out in the middle; 0 when there is none. Nothing may be missing before it. */
  leftOutTo: number
}

/** Pairs lie flat behind each other: an update of a keystroke has a handful, one of a first sync 100,000. */
export interface ScannedUpdate {
  readonly sections: readonly Section[]
  /** `client, clock` of every struct named as neighbour or parent, except those of its own client before it. */
  readonly needed: readonly number[]
  /** `client, end` of the last deleted range of each client. */
  readonly deletedTo: readonly number[]
  readonly structs: number
  /** Structs that hold a shared type of their own. */
  readonly types: number
}

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_KEY = 0x20
const KIND = 0x1f

const GC = 0
const DELETED = 1
const TYPE = 7
const SKIP = 10

/** A struct and the neighbour or parent it names first. */
export interface Link {
  readonly client: number
  readonly clock: number
  /** −1 when it names none: garbage, or a child of a root. */
  readonly toClient: number
  readonly toClock: number
  /** 1 when what it names is its parent. */
  readonly deeper: 0 | 1
}

/** Throws Malformed or Refused. `links` is filled when it is given. */
export function scanUpdate(
  bytes: Uint8Array,
  limits: ScanLimits,
  links: Link[] | null = null,
): ScannedUpdate {
  const scan = new Scan(new Cursor(bytes), limits, links)
  scan.structSections()
  scan.deletions()
  if (!scan.cursor.done) throw new Malformed('bytes behind the update')
  return scan
}

class Scan implements ScannedUpdate {
  readonly cursor: Cursor
  readonly #limits: ScanLimits
  readonly sections: Section[] = []
  readonly needed: number[] = []
  readonly deletedTo: number[] = []
  structs = 0
  types = 0
  #claimed = 0
  readonly #roots = new Set<string>()
  readonly #links: Link[] | null

  constructor(cursor: Cursor, limits: ScanLimits, links: Link[] | null) {
    this.cursor = cursor
    this.#limits = limits
    this.#links = links
  }

  structSections(): void {
    const { cursor } = this
    const clients = cursor.varUint()
    if (clients > this.#limits.clientIds) throw new Refused('too many client ids')
    const seen = clients > 1 ? new Set<number>() : null
    for (let i = 0; i < clients; i++) {
      const structs = cursor.varUint()
      const client = cursor.varUint()
      const clock = cursor.varUint()
      // Yjs would keep the last section alone and miss the structs of the others.
      if (seen?.has(client)) throw new Malformed('two sections of one client')
      seen?.add(client)
      this.structs += structs
      if (this.structs > this.#limits.structs) throw new Refused('too many structs')
      this.#section(client, clock, structs)
    }
  }

  #section(client: number, clock: number, structs: number): void {
    const section: Section = { client, from: clock, to: clock, leftOutTo: 0 }
    this.sections.push(section)
    for (let i = 0; i < structs; i++) {
      const length = this.#struct(section)
      if (length < 1) throw new Malformed('a struct without length')
      section.to += length
      if (section.to > Number.MAX_SAFE_INTEGER) throw new Malformed('clock out of range')
    }
  }

  #struct(section: Section): number {
    const info = this.cursor.uint8()
    const kind = info & KIND
    if (kind === GC || kind === SKIP) {
      this.#link(section, -1, 0, 0)
      const length = this.#claim(this.cursor.varUint())
      if (kind === SKIP) section.leftOutTo = section.to + length
      return length
    }
    this.#place(info, section)
    if (kind === DELETED) return this.#claim(this.cursor.varUint())
    if (kind === TYPE) this.types++
    return skipContent(this.cursor, kind, this.#limits.nesting)
  }

  /** Where an item goes: its neighbours, or else its parent and its key there. */
  #place(info: number, section: Section): void {
    if (info & HAS_ORIGIN) this.#need(section, 0)
    if (info & HAS_RIGHT_ORIGIN) this.#need(section, info & HAS_ORIGIN ? null : 0)
    if (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) return
    if (this.cursor.varUint() === 1) {
      this.#link(section, -1, 0, 0)
      this.#roots.add(this.cursor.string())
      if (this.#roots.size > this.#limits.roots) throw new Refused('too many root types')
    } else this.#need(section, 1)
    if (info & HAS_PARENT_KEY) this.cursor.skipString()
  }

  #need(section: Section, deeper: Link['deeper'] | null): void {
    const client = this.cursor.varUint()
    const clock = this.cursor.varUint()
    if (deeper !== null) this.#link(section, client, clock, deeper)
    if (client !== section.client) this.needed.push(client, clock)
    // Yjs takes it for granted that a client's structs name earlier ones of its own, and throws half-way if not.
    else if (clock >= section.to) throw new Malformed('a struct before what it follows')
  }

  #link(section: Section, toClient: number, toClock: number, deeper: Link['deeper']): void {
    this.#links?.push({ client: section.client, clock: section.to, toClient, toClock, deeper })
  }

  #claim(clocks: number): number {
    this.#claimed += clocks
    if (this.#claimed > this.#limits.claimedClocks) throw new Refused('too many empty clocks')
    return clocks
  }

  deletions(): void {
    const { cursor } = this
    const clients = cursor.varUint()
    const seen = clients > 1 ? new Set<number>() : null
    for (let i = 0; i < clients; i++) {
      const client = cursor.varUint()
      if (seen?.has(client)) throw new Malformed('two deletions of one client')
      seen?.add(client)
      const end = this.#ranges(cursor.varUint())
      if (end > 0) this.deletedTo.push(client, end)
    }
  }

  /**
   * Ranges rise and do not overlap: so Yjs writes them, and otherwise half a million of them over one long text
   * would each walk through all of it.
   */
  #ranges(count: number): number {
    let end = 0
    for (let i = 0; i < count; i++) {
      const clock = this.cursor.varUint()
      const length = this.cursor.varUint()
      if (length < 1 || (i > 0 && clock < end)) throw new Malformed('deleted ranges out of order')
      end = clock + length
      if (end > Number.MAX_SAFE_INTEGER) throw new Malformed('clock out of range')
    }
    return end
  }
}
