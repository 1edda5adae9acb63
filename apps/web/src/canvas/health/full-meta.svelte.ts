/** What the panel asks of the canvas itself, which the sheet does not show: how far along it is. */
import { createSubscriber } from 'svelte/reactivity'
import type * as Y from 'yjs'
import { rootMap } from '@ninefold/shared/document/layout'
import { readFullMeta } from '@ninefold/shared/document/read-content'
import type { CanvasPhase } from '@ninefold/shared/model/values'

export class FullMeta {
  readonly #doc: Y.Doc
  readonly #subscribe: () => void

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#subscribe = createSubscriber((update) => {
      const meta = rootMap(doc, 'meta')
      meta.observe(update)
      return () => meta.unobserve(update)
    })
  }

  get phase(): CanvasPhase {
    this.#subscribe()
    return readFullMeta(this.#doc).phase
  }
}
