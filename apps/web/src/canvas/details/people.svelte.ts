/** Names for the people a note mentions: members by their ids, and others by what somebody typed. */
import { readMembers } from '../../lib/people-api.ts'
import type { Canvas } from '../context.ts'

export interface KnownPerson {
  readonly id: string
  readonly name: string
}

/** What the server makes ids of people of; a name of that shape is nobody's. */
const USER_ID = /^[0-9A-Za-z]{22}$/

export class People {
  readonly #canvas: Canvas
  #members = $state.raw<readonly KnownPerson[]>([])

  constructor(canvas: Canvas) {
    this.#canvas = canvas
  }

  /** Asks who is on the canvas; who is here now is known without it. */
  async load(): Promise<void> {
    const page = await readMembers(this.#canvas.session.canvasId)
    if (page.ok) this.#members = page.value.items.map(({ userId, name }) => ({ id: userId, name }))
  }

  /** By name, those who are here included. */
  readonly known: readonly KnownPerson[] = $derived.by(() => {
    const byId = new Map(this.#members.map((person) => [person.id, person]))
    for (const { id, name } of this.#canvas.presence.people) byId.set(id, { id, name })
    return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name))
  })

  /** The name behind what a field holds; null for a member nobody knows any more. */
  nameOf(held: string): string | null {
    return this.known.find(({ id }) => id === held)?.name ?? (USER_ID.test(held) ? null : held)
  }

  /** What a field should hold for a name: the member's id where exactly one has it. */
  valueFor(name: string): string {
    if (this.known.some(({ id }) => id === name)) return name
    const same = this.known.filter((person) => person.name.toLowerCase() === name.trim().toLowerCase())
    return same.length === 1 && same[0] ? same[0].id : name.trim()
  }
}
