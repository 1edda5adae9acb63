/**
 * The content of a canvas as the rules ask for it: live notes by block, live links by note and kind. Built once and
 * kept up by changes, each of which says what topics it touched.
 *
 * Live is a note that is neither put aside nor a suggestion nobody accepted; a link is live when both its notes are.
 */
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { isAside, type CanvasContent, type CanvasMeta, type Experiment, type Kpi } from '../content.ts'
import type { Link, Note, Procedure, Risk, Waiver } from '../content.ts'
import { LOOSEST_KIND, mayLink, type LinkKind } from '../links.ts'
import { compareRanked } from '../ranked.ts'
import { groupBy, pushTo } from './group.ts'
import type { TopicSet } from './topics.ts'

/** What changed of a content; what is left out stayed. Null takes a note or a link away. */
export interface ContentChange {
  readonly meta?: CanvasMeta
  readonly notes?: ReadonlyMap<string, Note | null>
  readonly links?: ReadonlyMap<string, Link | null>
  readonly kpis?: readonly Kpi[]
  readonly procedures?: readonly Procedure[]
  readonly risks?: readonly Risk[]
  readonly experiments?: readonly Experiment[]
  readonly waivers?: readonly Waiver[]
}

/** The live links of one note, by kind. */
interface Joins {
  readonly out: ReadonlyMap<LinkKind, readonly Link[]>
  readonly into: ReadonlyMap<LinkKind, readonly Link[]>
}

export const isLive = (note: Note): boolean => !note.ghost && !isAside(note)

export class ContentIndex {
  meta: CanvasMeta
  experiments: readonly Experiment[]
  #waivers: ReadonlyMap<string, readonly Waiver[]>
  readonly #notes = new Map<string, Note>()
  readonly #links = new Map<string, Link>()
  /** Links by note, whether live or not. */
  readonly #linksOf = new Map<string, Set<string>>()
  readonly #kpis: ByNote<Kpi>
  readonly #procedures: ByNote<Procedure>
  readonly #risks: ByNote<Risk>
  readonly #live = new Map<BlockId, Map<string, Note>>(BLOCK_IDS.map((id) => [id, new Map()]))
  // Made when asked for, forgotten when touched.
  readonly #inOrder = new Map<BlockId, readonly Note[]>()
  readonly #joins = new Map<string, Joins>()

  constructor(content: CanvasContent) {
    this.meta = content.meta
    this.experiments = content.experiments
    this.#waivers = bySubject(content.waivers)
    this.#kpis = new ByNote(content.kpis)
    this.#procedures = new ByNote(content.procedures)
    this.#risks = new ByNote(content.risks)
    for (const note of content.notes) this.#keepNote(note)
    for (const link of content.links) this.#keep(link)
  }

  note(id: string): Note | undefined {
    return this.#notes.get(id)
  }

  /** The live notes of a block in their order. */
  notes(blockId: BlockId): readonly Note[] {
    const known = this.#inOrder.get(blockId)
    if (known) return known
    const notes = [...(this.#live.get(blockId)?.values() ?? [])].sort(compareRanked)
    this.#inOrder.set(blockId, notes)
    return notes
  }

  out(noteId: string, kind: LinkKind): readonly Link[] {
    return this.#joinsOf(noteId).out.get(kind) ?? []
  }

  into(noteId: string, kind: LinkKind): readonly Link[] {
    return this.#joinsOf(noteId).into.get(kind) ?? []
  }

  /** Every live link of a note, each as what it says of the two: "serves a b". */
  linkWords(noteId: string): string[] {
    const { out, into } = this.#joinsOf(noteId)
    const words = (links: Joins['out']) =>
      [...links].flatMap(([kind, some]) => some.map(({ fromId, toId }) => `${kind} ${fromId} ${toId}`))
    return [...words(out), ...words(into)].sort()
  }

  kpisOf = (noteId: string): readonly Kpi[] => this.#kpis.of(noteId)
  procedureOf = (noteId: string): Procedure | undefined => this.#procedures.of(noteId)[0]
  risksOf = (noteId: string): readonly Risk[] => this.#risks.of(noteId)

  waiversOf(ruleId: string, subjectId: string): readonly Waiver[] {
    return this.#waivers.get(`${ruleId} ${subjectId}`) ?? NONE
  }

  /** Takes a change in and adds what it touched. */
  change(change: ContentChange, touched: TopicSet): void {
    for (const [id, note] of change.notes ?? []) this.#setNote(id, note, touched)
    for (const [id, link] of change.links ?? []) this.#setLink(id, link, touched)
    this.#setBeside(change, touched)
  }

  #setBeside(change: ContentChange, touched: TopicSet): void {
    if (change.meta) {
      this.meta = change.meta
      touched.add('meta')
    }
    if (change.experiments) {
      this.experiments = change.experiments
      touched.add('experiments')
    }
    if (change.waivers) this.#waivers = bySubject(change.waivers)
    if (change.kpis) {
      this.#kpis.set(change.kpis)
      touched.add('kpis')
    }
    if (change.procedures) {
      this.#procedures.set(change.procedures)
      touched.add('procedures')
    }
    if (change.risks) {
      this.#risks.set(change.risks)
      touched.add('risks')
    }
  }

  #setNote(id: string, note: Note | null, touched: TopicSet): void {
    const before = this.#notes.get(id)
    for (const one of [before, note]) if (one) touched.add(one.blockId)
    if (placeOf(before) !== placeOf(note)) this.#forgetLinksOf(id, touched)
    if (before) this.#dropNote(before)
    if (note) this.#keepNote(note)
  }

  #keepNote(note: Note): void {
    this.#notes.set(note.id, note)
    this.#inOrder.delete(note.blockId)
    if (isLive(note)) this.#live.get(note.blockId)?.set(note.id, note)
  }

  #dropNote({ id, blockId }: Note): void {
    this.#notes.delete(id)
    this.#inOrder.delete(blockId)
    this.#live.get(blockId)?.delete(id)
  }

  /** What it joins may be live now or no longer, or be of a kind that its blocks do not allow. */
  #forgetLinksOf(noteId: string, touched: TopicSet): void {
    for (const id of this.#linksOf.get(noteId) ?? []) {
      const link = this.#links.get(id)
      if (link) this.#forget(link, touched)
    }
  }

  #forget(link: Link, touched: TopicSet): void {
    this.#joins.delete(link.fromId)
    this.#joins.delete(link.toId)
    touched.add(link.kind)
    touched.add(LOOSEST_KIND)
  }

  #setLink(id: string, link: Link | null, touched: TopicSet): void {
    const before = this.#links.get(id)
    if (before) {
      this.#forget(before, touched)
      for (const noteId of [before.fromId, before.toId]) this.#linksOf.get(noteId)?.delete(id)
      this.#links.delete(id)
    }
    if (!link) return
    this.#keep(link)
    this.#forget(link, touched)
  }

  #keep(link: Link): void {
    this.#links.set(link.id, link)
    for (const noteId of [link.fromId, link.toId]) {
      const ids = this.#linksOf.get(noteId)
      if (ids) ids.add(link.id)
      else this.#linksOf.set(noteId, new Set([link.id]))
    }
  }

  #joinsOf(noteId: string): Joins {
    const known = this.#joins.get(noteId)
    if (known) return known
    const out = new Map<LinkKind, Link[]>()
    const into = new Map<LinkKind, Link[]>()
    for (const id of [...(this.#linksOf.get(noteId) ?? [])].sort()) {
      const link = this.#links.get(id)
      const kind = link && this.#liveKind(link)
      if (!link || !kind) continue
      if (link.fromId === noteId) pushTo(out, kind, link)
      if (link.toId === noteId) pushTo(into, kind, link)
    }
    const joins = { out, into }
    this.#joins.set(noteId, joins)
    return joins
  }

  /** The kind a live link counts as: one that its notes' blocks do not allow counts as the loosest, as readers read it. */
  #liveKind({ fromId, toId, kind }: Link): LinkKind | null {
    const [from, to] = [this.#notes.get(fromId), this.#notes.get(toId)]
    if (!from || !to || !isLive(from) || !isLive(to)) return null
    return mayLink(kind, from.blockId, to.blockId) ? kind : LOOSEST_KIND
  }
}

/** Where a note counts; null where it does not. */
const placeOf = (note: Note | null | undefined): BlockId | null =>
  note && isLive(note) ? note.blockId : null

const NONE: readonly never[] = []

const bySubject = (waivers: readonly Waiver[]): ReadonlyMap<string, readonly Waiver[]> =>
  groupBy(waivers, ({ ruleId, subjectId }) => `${ruleId} ${subjectId}`)

/** What belongs to notes, by note, in the order given. */
class ByNote<T extends { readonly noteId: string }> {
  #byNote: ReadonlyMap<string, readonly T[]>

  constructor(all: readonly T[]) {
    this.#byNote = groupBy(all, ({ noteId }) => noteId)
  }

  set(all: readonly T[]): void {
    this.#byNote = groupBy(all, ({ noteId }) => noteId)
  }

  of(noteId: string): readonly T[] {
    return this.#byNote.get(noteId) ?? NONE
  }
}
