/** What the canvas shows of the business, as its document says. */
import { createSubscriber } from 'svelte/reactivity'
import type * as Y from 'yjs'
import { rootMap } from '@ninefold/shared/document/layout'
import { readFullMeta } from '@ninefold/shared/document/read-content'
import type { Perspective } from '@ninefold/shared/model/values'

export class PerspectiveView {
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

  get current(): Perspective {
    this.#subscribe()
    return readFullMeta(this.#doc).perspective
  }

  /** The canvas it was copied from. */
  get baseCanvasId(): string | null {
    this.#subscribe()
    return readFullMeta(this.#doc).baseCanvasId ?? null
  }

  /** Somebody has said it: every canvas shows a business as it is until then, and that needs no word. */
  get isSaid(): boolean {
    this.#subscribe()
    return rootMap(this.#doc, 'meta').has('perspective') || this.baseCanvasId !== null
  }
}
