/** When the canvas is looked over: how often, when it last was, and when it is due. */
import type { CanvasMeta } from '@ninefold/shared'
import { asWritten, writtenDay } from '@ninefold/shared/checks/day'
import { nextReview } from '@ninefold/shared/checks/due'
import { writeMeta } from '@ninefold/shared/document/edit-meta'
import { readFullMeta } from '@ninefold/shared/document/read-content'
import type { ReviewCadence } from '@ninefold/shared/model/values'
import { api } from '../../lib/api.ts'
import { daysUntil } from '../../lib/local-day.ts'
import { t } from '../../lib/messages/index.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'
import { Live } from '../details/live.svelte.ts'
import { fixesOn } from '../fixes.ts'

export class Review {
  readonly #canvas: Canvas
  readonly #meta: Live<CanvasMeta>
  #createdAt: number | undefined = $state()

  constructor(canvas: Canvas) {
    const { doc, canvasId } = canvas.session
    this.#canvas = canvas
    this.#meta = new Live(doc, ['meta'], () => readFullMeta(doc))
    // Without it a canvas that was never reviewed says nothing of when it is due.
    void api.canvas(canvasId).then((found) => {
      if (found.ok) this.#createdAt = Date.parse(found.value.createdAt)
    })
  }

  get meta(): CanvasMeta {
    return this.#meta.current
  }

  get cadence(): ReviewCadence {
    return this.meta.reviewCadence
  }

  /** The day, written; null when it never was. */
  get lastDay(): string | null {
    const { lastReviewAt } = this.meta
    return lastReviewAt === undefined ? null : writtenDay(lastReviewAt)
  }

  /** When it is due, in words; null where it is at no set times or that is not known yet. */
  get due(): { readonly words: string; readonly over: boolean } | null {
    const due = nextReview(this.meta, this.#createdAt)
    if (due === null) return null
    const days = daysUntil(due)
    if (days === 0) return { words: t.signals.reviewToday, over: false }
    return days > 0
      ? { words: t.signals.nextReview(asWritten(due)), over: false }
      : { words: t.signals.reviewOver(-days), over: true }
  }

  setCadence(reviewCadence: ReviewCadence): void {
    const { session, undo, view } = this.#canvas
    if (view.editable) undo.step(() => writeMeta(session.doc, { reviewCadence }, ORIGIN.gesture))
  }

  reviewedToday(): void {
    fixesOn(this.#canvas).reviewed()
  }
}
