/** Plain data read from the document, and read again once a frame while something shows it. */
import { createSubscriber } from 'svelte/reactivity'
import type * as Y from 'yjs'
import { rootMap, type RootName } from '@ninefold/shared/document/layout'
import { FrameBatch } from '../../lib/state/frame.ts'

export class Live<T> {
  readonly #subscribe: () => void
  readonly #read: () => T

  /** `only` narrows it to changes of one entity of the root. */
  constructor(doc: Y.Doc, roots: readonly RootName[], read: () => T, only?: string) {
    this.#read = read
    this.#subscribe = createSubscriber((update) => {
      const batch = new FrameBatch(update)
      const onchange = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        if (only === undefined || events.some((event) => concerns(event, only))) batch.schedule()
      }
      for (const root of roots) rootMap(doc, root).observeDeep(onchange)
      return () => {
        for (const root of roots) rootMap(doc, root).unobserveDeep(onchange)
      }
    })
  }

  readonly current: T = $derived.by(() => {
    this.#subscribe()
    return this.#read()
  })
}

const concerns = (event: Y.YEvent<Y.AbstractType<unknown>>, id: string): boolean =>
  event.path.length > 0 ? event.path[0] === id : event.changes.keys.has(id)
