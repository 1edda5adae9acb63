/** What is said of the canvas as a whole, live, and the way to change it as one step of undo. */
import type { CanvasMeta } from '@ninefold/shared'
import { writeMeta, type MetaChange } from '@ninefold/shared/document/edit-meta'
import { readFullMeta } from '@ninefold/shared/document/read-content'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'
import { Live } from '../details/live.svelte.ts'

export class LiveMeta {
  readonly #canvas: Canvas
  readonly #live: Live<CanvasMeta>

  constructor(canvas: Canvas) {
    this.#canvas = canvas
    this.#live = new Live(canvas.session.doc, ['meta'], () => readFullMeta(canvas.session.doc))
  }

  get current(): CanvasMeta {
    return this.#live.current
  }

  set(change: MetaChange): void {
    const { session, undo, view } = this.#canvas
    if (view.editable) undo.step(() => writeMeta(session.doc, change, ORIGIN.gesture))
  }
}
