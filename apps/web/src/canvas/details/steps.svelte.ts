/**
 * The steps of how an activity is done. Two people who begin them at once make a procedure each; they are read as one,
 * and each step is edited where it stands.
 */
import * as Y from 'yjs'
import { addItem, changeItem, removeItem } from '@ninefold/shared/document/edit-fields'
import { addEntity, entityMap, readEntities, removeEntity } from '@ninefold/shared/document/entities'
import { partKey } from '@ninefold/shared/document/field-keys'
import { compareRanked, placeAt } from '@ninefold/shared/document/rank'
import { ENTITY_FIELDS, type Procedure } from '@ninefold/shared/model/entity-fields'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'
import { Live } from './live.svelte.ts'

const FIELD = ENTITY_FIELDS.procedures.steps
const origin = ORIGIN.gesture

type Item = NonNullable<Procedure['steps']>[number]
export type Step = Item & { readonly procedureId: string }

export class Steps {
  readonly #canvas: Canvas
  readonly #noteId: string
  readonly #mayWrite: () => boolean
  readonly #live: Live<readonly Procedure[]>

  constructor(canvas: Canvas, noteId: string, mayWrite: () => boolean) {
    const { doc } = canvas.session
    this.#canvas = canvas
    this.#noteId = noteId
    this.#mayWrite = mayWrite
    this.#live = new Live(doc, ['procedures'], () =>
      readEntities(doc, 'procedures').filter((procedure) => procedure.noteId === noteId),
    )
  }

  /** Who looks after the steps and where they are written down; null where there are none. */
  get procedure(): Procedure | null {
    return this.#live.current[0] ?? null
  }

  readonly list: readonly Step[] = $derived.by(() =>
    this.#live.current
      .flatMap(({ id: procedureId, steps = [] }) => steps.map((step) => ({ ...step, procedureId })))
      .sort(compareRanked),
  )

  text({ id, procedureId }: Step): Y.Text | null {
    const step = this.#map(procedureId)?.get(partKey('steps', id))
    return step instanceof Y.Map ? (step.get('text') as Y.Text) : null
  }

  /** Adds an empty step behind another, or at the end. */
  add(after?: Step): void {
    const { doc } = this.#canvas.session
    const at = after ? this.list.indexOf(after) + 1 : this.list.length
    this.#do(() => {
      const id = this.procedure?.id
      if (id === undefined) {
        addEntity(doc, 'procedures', { noteId: this.#noteId, steps: [{ text: '' }] } as never, origin)
        return
      }
      const map = this.#map(id)
      if (!map) return
      const stepId = addItem(map, 'steps', FIELD, { text: '' }, origin)
      this.#rank(stepId, id, this.list, at)
    })
  }

  change({ id, procedureId }: Step, change: { who?: string | null; minutes?: number | null }): void {
    const map = this.#map(procedureId)
    if (map) this.#do(() => changeItem(map, 'steps', FIELD, id, change, origin))
  }

  move(id: string, beforeId: string | undefined): void {
    const step = this.list.find((one) => one.id === id)
    const others = this.list.filter((one) => one.id !== id)
    const before = others.findIndex((one) => one.id === beforeId)
    if (step) this.#do(() => this.#rank(id, step.procedureId, others, before < 0 ? others.length : before))
  }

  /** The last step takes what was said about the steps with it only when nothing was. */
  remove({ id, procedureId }: Step): void {
    const map = this.#map(procedureId)
    const held = this.procedure
    const bare = held && !held.ownerId && !held.lastCheckedAt && !held.externalUrl
    this.#do(() => {
      if (map) removeItem(map, 'steps', id, origin)
      if (this.list.length === 1 && bare)
        removeEntity(this.#canvas.session.doc, 'procedures', procedureId, origin)
    })
  }

  #rank(id: string, procedureId: string, others: readonly Step[], at: number): void {
    const { ranks, reranked } = placeAt(others, at)
    const write = (stepId: string, inId: string, rank: string | undefined): void => {
      const map = this.#map(inId)
      if (map) changeItem(map, 'steps', FIELD, stepId, { rank }, origin)
    }
    write(id, procedureId, ranks[0])
    for (const [other, rank] of reranked)
      write(other, others.find((step) => step.id === other)?.procedureId ?? procedureId, rank)
  }

  #map(id: string): Y.Map<unknown> | null {
    return entityMap(this.#canvas.session.doc, 'procedures', id)
  }

  #do(edit: () => void): void {
    const { doc } = this.#canvas.session
    if (this.#mayWrite()) this.#canvas.undo.step(() => doc.transact(edit, origin))
  }
}
