/** A note with all it knows and what stands beside it, live, and the ways to change it. */
import type * as Y from 'yjs'
import { addEntity, entityMap, readEntities, removeEntity } from '@ninefold/shared/document/entities'
import { acceptNote } from '@ninefold/shared/document/edit-notes'
import { readItems, type ListedItem } from '@ninefold/shared/document/read-fields'
import { readFullMeta, readFullNote } from '@ninefold/shared/document/read-content'
import {
  ENTITY_FIELDS,
  type EntityRoot,
  type Experiment,
  type Kpi,
  type Risk,
  type Signal,
} from '@ninefold/shared/model/entity-fields'
import type { ChangeOf, Field, List } from '@ninefold/shared/model/kinds'
import { NOTE_FIELDS, type Note, type NoteField } from '@ninefold/shared/model/note-fields'
import type { CanvasMeta } from '@ninefold/shared'
import type { Canvas } from '../context.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import { byDate } from '../signals/signals.ts'
import { EntityEdits } from './edits.ts'
import { Live } from './live.svelte.ts'
import { Steps } from './steps.svelte.ts'
import type { SectionId } from './sections.ts'
import type { People } from './people.svelte.ts'

type KpiValues = ChangeOf<(typeof ENTITY_FIELDS)['kpis']>

export class NoteDetails {
  readonly id: string
  readonly canvas: Canvas
  readonly edits: EntityEdits
  readonly people: People
  readonly steps: Steps
  readonly #note: Live<Note | null>
  readonly #meta: Live<CanvasMeta>
  readonly #risks: Live<readonly Risk[]>
  readonly #experiments: Live<readonly Experiment[]>
  readonly #kpis: Live<readonly Kpi[]>
  readonly #signals: Live<readonly Signal[]>

  constructor(canvas: Canvas, id: string, people: People) {
    const { doc } = canvas.session
    this.id = id
    this.canvas = canvas
    this.people = people
    this.edits = new EntityEdits(
      canvas,
      () => entityMap(doc, 'notes', id),
      NOTE_FIELDS,
      () => this.writable,
      () => this.#accept(),
    )
    this.steps = new Steps(canvas, id, () => this.writable)
    this.#note = new Live(doc, ['notes'], () => readFullNote(doc, id), id)
    this.#meta = new Live(doc, ['meta'], () => readFullMeta(doc))
    this.#risks = new Live(doc, ['risks'], () =>
      readEntities(doc, 'risks').filter((risk) => risk.noteId === id),
    )
    this.#kpis = new Live(doc, ['kpis'], () =>
      readEntities(doc, 'kpis').filter(({ noteId }) => noteId === id),
    )
    this.#signals = new Live(doc, ['signals'], () =>
      byDate(readEntities(doc, 'signals').filter(({ noteIds }) => noteIds?.includes(id))),
    )
    this.#experiments = new Live(doc, ['experiments'], () =>
      readEntities(doc, 'experiments').filter(({ noteIds }) => noteIds?.includes(id)),
    )
  }

  get doc(): Y.Doc {
    return this.canvas.session.doc
  }

  /** Null when it is gone. */
  get note(): Note | null {
    return this.#note.current
  }

  /** The items of a list of texts, with the ids their edits need. */
  items(name: NoteField): { readonly id: string; readonly value: string }[] {
    // Read with the note: what changes the one changes the other.
    const map = this.note && entityMap(this.doc, 'notes', this.id)
    return map ? (readItems(map, name, NOTE_FIELDS[name] as Field<List>) as ListedItem<string>[]) : []
  }

  get meta(): CanvasMeta {
    return this.#meta.current
  }

  get risks(): readonly Risk[] {
    return this.#risks.current
  }

  get kpis(): readonly Kpi[] {
    return this.#kpis.current
  }

  /** Those that touch this note, the latest first. */
  get signals(): readonly Signal[] {
    return this.#signals.current
  }

  get experiments(): readonly Experiment[] {
    return this.#experiments.current
  }

  addRisk(): void {
    this.#add(() => addEntity(this.doc, 'risks', { noteId: this.id }, ORIGIN.gesture))
  }

  /** Adds a measure to this note; its id. */
  addKpi(measure: Omit<KpiValues, 'noteId'>): string | undefined {
    return this.#add(() => addEntity(this.doc, 'kpis', { ...measure, noteId: this.id }, ORIGIN.gesture))
  }

  /** Brings back a measure that was removed, under its id: its readings are the server's and still there. */
  restoreKpi({ id, ...values }: Kpi): void {
    if (entityMap(this.doc, 'kpis', id)) return
    this.#add(() => addEntity(this.doc, 'kpis', values, ORIGIN.gesture, id))
  }

  addExperiment(): void {
    this.#add(() => addEntity(this.doc, 'experiments', { noteIds: [this.id] }, ORIGIN.gesture))
  }

  /** Takes a note out of an experiment; one that was of no other note goes for good. */
  removeExperiment({ id, noteIds = [] }: Experiment): void {
    const others = noteIds.filter((noteId) => noteId !== this.id)
    if (others.length > 0) this.editsOf('experiments', id).set({ noteIds: others })
    else this.remove('experiments', id)
  }

  remove(root: EntityRoot, id: string): void {
    this.#add(() => removeEntity(this.doc, root, id, ORIGIN.gesture))
  }

  #add<T>(edit: () => T): T | undefined {
    if (!this.writable) return undefined
    return this.canvas.undo.step(() => {
      this.#accept()
      return edit()
    })
  }

  /** Who changes a suggestion takes it for the team's own. */
  #accept(): void {
    if (this.note?.ghost) acceptNote(this.doc, this.id, ORIGIN.gesture)
  }

  /** Begins a section that is a list with its first entry; false for one that is none. */
  begin(section: SectionId): boolean {
    if (section === 'risks') this.addRisk()
    else if (section === 'experiments') this.addExperiment()
    else if (section === 'steps') this.steps.add()
    else if (section === 'value') this.edits.add('valueAnalysis', { feature: '' })
    else return false
    return true
  }

  /** Whether something stands beside the note that a section shows. */
  holds(section: SectionId): boolean {
    if (section === 'risks') return this.risks.length > 0
    if (section === 'kpis') return this.kpis.length > 0
    if (section === 'signals') return this.signals.length > 0
    if (section === 'steps') return this.steps.procedure !== null
    return section === 'experiments' && this.experiments.length > 0
  }

  /** Whether there is something to begin a section with. */
  mayAdd(section: SectionId): boolean {
    return section !== 'goal' || (this.meta.goals ?? []).length > 0
  }

  /** Whether what this person changes here would stay. */
  get writable(): boolean {
    const blockId = this.note?.blockId
    return blockId !== undefined && this.canvas.locks.mayWriteIn(blockId)
  }

  /** The ways to change something that stands beside the note. */
  editsOf(root: EntityRoot, id: string): EntityEdits {
    const map = (): Y.Map<unknown> | null => entityMap(this.doc, root, id)
    return new EntityEdits(
      this.canvas,
      map,
      ENTITY_FIELDS[root],
      () => this.writable,
      () => this.#accept(),
    )
  }
}
