/**
 * Looks at what a transaction changed and undoes it where it breaks a rule: the update of a client that may go on
 * writing cannot be dropped, because all it sends later would wait for it for ever. On the normal path it costs
 * 3 µs, in a document of 50 notes as in one of 2,000.
 */
import { TEXT_SLACK, type BlockId, type LimitName, type Limits, type RevertReason } from '@ninefold/shared'
import type { Entity } from '@ninefold/shared/document/touched'
import * as Y from 'yjs'
import { Census } from './census.ts'
import { Change, rootsOf, type Place } from './change.ts'
import { armRevert } from './revert.ts'
import type { Author, Offence } from './rule.ts'
import type { Locks } from './locks.ts'
import { RULES, textLimitOf } from './rules.ts'
import type { Typing } from '../typists.ts'

/** What was undone, and why. */
export interface Revert {
  readonly reason: RevertReason
  /** Notes among what broke the rule. */
  readonly noteIds: readonly string[]
  /** The locked block, where that was the reason. */
  readonly blockId?: BlockId
}

export interface Judged extends Revert {
  /** Undoes it, once the transaction has ended; gives the update that does. */
  undo(): Uint8Array | null
}

/** A note that a change touched. */
export interface TouchedNote {
  readonly noteId: string
  /** The change made it. */
  readonly isNew: boolean
}

export interface Verdict {
  /** Null when every rule is kept. */
  readonly judged: Judged | null
  /** Notes that are changed by what stays of it. */
  readonly notes: readonly TouchedNote[]
  /** Where a text of one note is all that was written to. */
  readonly typing: Typing | null
}

export interface Sizes {
  /** Of the document with the update. */
  readonly documentBytes: number
  readonly updateBytes: number
  /** The update may hold a whole offline afternoon: only what breaks a rule in it is undone. */
  readonly isStep2: boolean
}

/** What a document is running out of: reasons of the `limits` message. */
export type Scarce = 'notes' | 'links' | 'document_bytes'
const NEARLY = 0.8
/** Named to the offender; more would be a message larger than the offence. */
const NOTES_NAMED = 50

export class Guard {
  readonly #limits: Limits
  readonly #locks: Locks
  readonly #roots: ReturnType<typeof rootsOf>
  readonly #census: Census

  /** Made with the document, before any change it is to judge: looking for a root map may make it. */
  constructor(doc: Y.Doc, limits: Limits, locks: Locks) {
    this.#limits = limits
    this.#locks = locks
    this.#roots = rootsOf(doc)
    this.#census = new Census(doc)
  }

  /** Called in `afterTransaction`. */
  judge(transaction: Y.Transaction, author: Author, sizes: Sizes): Verdict {
    const change = new Change(transaction, this.#roots)
    const touched = entitiesOf(change)
    const appeared = this.#count(change)
    const one = {
      change,
      author,
      limits: this.#limits,
      locks: this.#locks,
      census: this.#census,
      appeared,
      ...sizes,
    }
    const offences: Offence[] = []
    for (const rule of RULES) offences.push(...rule(one))
    const [first] = offences
    if (!first) return { judged: null, notes: this.#notesOf(change), typing: typingIn(change) }
    const places = sizes.isStep2 ? placesOf(offences) : null
    const undo = armRevert(transaction, places)
    const judged: Judged = {
      reason: first.reason,
      noteIds: this.#notesIn(offences),
      ...(first.blockId && { blockId: first.blockId }),
      undo: () => {
        const update = undo()
        for (const entity of touched) this.#census.update(entity)
        return update
      },
    }
    const undone = new Set(places?.map(({ key }) => key))
    const notes = places ? this.#notesOf(change).filter(({ noteId }) => !undone.has(noteId)) : []
    return { judged, notes, typing: null }
  }

  /** The notes a change touched, each once. */
  #notesOf({ entries, fields, inner }: Change): TouchedNote[] {
    const isNew = new Map<string, boolean>()
    for (const { root, key, isSet } of entries) if (root === 'notes') isNew.set(key, isSet)
    for (const { root, id } of fields)
      if (root === 'notes' && id !== null && !isNew.has(id)) isNew.set(id, false)
    for (const { root, place } of inner)
      if (root === 'notes' && place.key !== null && !isNew.has(place.key)) isNew.set(place.key, false)
    return Array.from(isNew, ([noteId, made]) => ({ noteId, isNew: made }))
  }

  /** What the document has nearly run out of. */
  scarce(documentBytes: number): Scarce[] {
    const nearly = (count: number, limit: LimitName): boolean => count >= this.#limits[limit] * NEARLY
    const scarce: Scarce[] = []
    if (nearly(this.#census.notes.size, 'liveNotes')) scarce.push('notes')
    if (nearly(this.#census.links.size, 'links')) scarce.push('links')
    if (nearly(documentBytes, 'documentBytes')) scarce.push('document_bytes')
    return scarce
  }

  #count(change: Change): Record<'notes' | 'links', Place[]> {
    const appeared = { notes: [] as Place[], links: [] as Place[] }
    for (const { root, key, place } of change.entries)
      if (this.#census.update({ root, id: key })) appeared[root as 'notes' | 'links'].push(place)
    for (const { root, id, place } of change.fields)
      if (id !== null && this.#census.update({ root, id })) appeared[root as 'notes' | 'links'].push(place)
    return appeared
  }

  #notesIn(offences: readonly Offence[]): string[] {
    const ids = new Set<string>()
    for (const { place } of offences)
      if (place?.key && this.#roots.get(place.root) === 'notes') ids.add(place.key)
    return [...ids].slice(0, NOTES_NAMED)
  }
}

function typingIn({ entries, fields, foreign, inner }: Change): Typing | null {
  const [only] = inner
  if (!only || inner.length > 1 || entries.length + fields.length + foreign.length > 0) return null
  const { root, type, place } = only
  if (root !== 'notes' || place.key === null || !(type instanceof Y.Text)) return null
  const left = (textLimitOf(only) ?? 0) * TEXT_SLACK - type.length
  return { noteId: place.key, text: type, left: Math.max(0, left) }
}

function entitiesOf({ entries, fields }: Change): Entity[] {
  const entities = entries.map(({ root, key }): Entity => ({ root, id: key }))
  for (const { root, id } of fields) if (id !== null) entities.push({ root, id })
  return entities
}

/** Null where one of them concerns the whole. */
function placesOf(offences: readonly Offence[]): Place[] | null {
  const places = offences.flatMap(({ place }) => place ?? [])
  return places.length === offences.length ? places : null
}
