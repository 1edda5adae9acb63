/**
 * The canvas as a rule sees it: content, facts and today. Whatever a rule reads is written down, so that the engine
 * knows which rules a change can affect; nobody has to declare it, and nobody can forget to.
 */
import { BLOCKS_IN_GUIDED_ORDER, type BlockId } from '../blocks.ts'
import type { CanvasMeta, Experiment, Kpi, Link, Note, Procedure, Risk } from '../content.ts'
import type { LinkKind } from '../links.ts'
import type { ContentIndex } from './content-index.ts'
import { dayFrom } from './day.ts'
import type { Facts } from './facts.ts'
import { TopicSet } from './topics.ts'

export class Model {
  readonly #index: ContentIndex
  #facts: Facts
  #today: number
  #read = new TopicSet()

  constructor(index: ContentIndex, facts: Facts, today: string) {
    this.#index = index
    this.#facts = facts
    this.#today = dayFrom(today)
  }

  /** What `ask` gives, with all it read on the way. */
  watch<T>(ask: (model: Model) => T): { readonly result: T; readonly read: TopicSet } {
    const read = new TopicSet()
    this.#read = read
    return { result: ask(this), read }
  }

  setFacts(facts: Facts): void {
    this.#facts = facts
  }

  setToday(today: string): void {
    this.#today = dayFrom(today)
  }

  get meta(): CanvasMeta {
    this.#read.add('meta')
    return this.#index.meta
  }

  get facts(): Facts {
    this.#read.add('facts')
    return this.#facts
  }

  /** Days since 1970. */
  get today(): number {
    this.#read.add('today')
    return this.#today
  }

  /** The live notes of a block in their order. */
  notes(blockId: BlockId): readonly Note[] {
    this.#read.add(blockId)
    return this.#index.notes(blockId)
  }

  /** All live notes, block by block in guided order. */
  allNotes(): readonly Note[] {
    return BLOCKS_IN_GUIDED_ORDER.flatMap(({ id }) => this.notes(id))
  }

  has(blockId: BlockId): boolean {
    return this.notes(blockId).length > 0
  }

  /** Live links of a kind that lead from the note. */
  out({ id }: Note, kind: LinkKind): readonly Link[] {
    this.#read.add(kind)
    return this.#index.out(id, kind)
  }

  /** Live links of a kind that lead to the note. */
  into({ id }: Note, kind: LinkKind): readonly Link[] {
    this.#read.add(kind)
    return this.#index.into(id, kind)
  }

  leads(note: Note, kind: LinkKind): boolean {
    return this.out(note, kind).length > 0
  }

  isReached(note: Note, kind: LinkKind): boolean {
    return this.into(note, kind).length > 0
  }

  /** The notes that links of a kind lead to. */
  targets(note: Note, kind: LinkKind): Note[] {
    return this.out(note, kind).flatMap(({ toId }) => this.#end(toId))
  }

  /** The notes that links of a kind come from. */
  sources(note: Note, kind: LinkKind): Note[] {
    return this.into(note, kind).flatMap(({ fromId }) => this.#end(fromId))
  }

  kpisOf({ id }: Note): readonly Kpi[] {
    this.#read.add('kpis')
    return this.#index.kpisOf(id)
  }

  /** The KPIs of all live notes. */
  allKpis(): readonly Kpi[] {
    return this.allNotes().flatMap((note) => this.kpisOf(note))
  }

  procedureOf({ id }: Note): Procedure | undefined {
    this.#read.add('procedures')
    return this.#index.procedureOf(id)
  }

  risksOf({ id }: Note): readonly Risk[] {
    this.#read.add('risks')
    return this.#index.risksOf(id)
  }

  get experiments(): readonly Experiment[] {
    this.#read.add('experiments')
    return this.#index.experiments
  }

  #end(id: string): Note[] {
    const note = this.#index.note(id)
    if (note) this.#read.add(note.blockId)
    return note ? [note] : []
  }
}
