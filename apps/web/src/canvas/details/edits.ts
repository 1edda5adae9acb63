/** A person's edits of one entity's fields: each a step of undo of its own, and none where they may not write. */
import type * as Y from 'yjs'
import {
  addItem,
  changeItem,
  moveItem,
  removeItem,
  setChosen,
  writeFields,
} from '@ninefold/shared/document/edit-fields'
import { partKey } from '@ninefold/shared/document/field-keys'
import type { Field, Fields, List, Parts, Records } from '@ninefold/shared/model/kinds'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'

const origin = ORIGIN.gesture
type Plain = Readonly<Record<string, unknown>>

export class EntityEdits {
  readonly #canvas: Canvas
  readonly #map: () => Y.Map<unknown> | null
  readonly #fields: Fields
  readonly #mayWrite: () => boolean
  readonly #onedit: () => void

  /** `onedit` belongs to each edit, within its step of undo. */
  constructor(
    canvas: Canvas,
    map: () => Y.Map<unknown> | null,
    fields: Fields,
    mayWrite: () => boolean,
    onedit: () => void = () => undefined,
  ) {
    this.#canvas = canvas
    this.#map = map
    this.#fields = fields
    this.#mayWrite = mayWrite
    this.#onedit = onedit
  }

  /** The shared text of a field, for a field to bind to. */
  text(name: string): Y.Text | null {
    return this.#map()?.get(name) as Y.Text | null
  }

  /** What is left out stays, null takes a field away. */
  set(change: Plain): void {
    this.#do((map) => writeFields(map, this.#fields, change, origin))
  }

  /** Several writes of one movement, of a slider say, as one step: between `stopCapturing` of its two ends. */
  slide(change: Plain): void {
    const map = this.#mayWrite() ? this.#map() : null
    if (!map) return
    this.#onedit()
    writeFields(map, this.#fields, change, origin)
  }

  /** One part of a field of several; the others stay, whoever writes them meanwhile. */
  setPart(name: string, part: string, value: unknown): void {
    const { parts } = this.#fields[name] as Field<Parts>
    this.#do((map) =>
      writeFields(
        map,
        { [partKey(name, part)]: parts[part] as Field },
        { [partKey(name, part)]: value },
        origin,
      ),
    )
  }

  choose(name: string, value: string, on: boolean): void {
    this.#do((map) => setChosen(map, name, value, on, origin))
  }

  /** Adds an item at the end of a list. */
  add(name: string, value: unknown): string | undefined {
    return this.#do((map) => addItem(map, name, this.#many(name), value, origin))
  }

  change(name: string, id: string, change: unknown): void {
    this.#do((map) => changeItem(map, name, this.#many(name), id, change, origin))
  }

  move(name: string, id: string, beforeId: string | undefined): void {
    this.#do((map) => moveItem(map, name, this.#many(name), id, origin, beforeId))
  }

  remove(name: string, id: string): void {
    this.#do((map) => removeItem(map, name, id, origin))
  }

  #many(name: string): List | Records {
    return this.#fields[name] as Field<List | Records>
  }

  #do<T>(edit: (map: Y.Map<unknown>) => T): T | undefined {
    const map = this.#mayWrite() ? this.#map() : null
    if (!map) return undefined
    return this.#canvas.undo.step(() => {
      this.#onedit()
      return edit(map)
    })
  }
}
