/** The MVP lens of this page: whether it is on, and what is in the MVP. Nobody else sees that it is on. */
import { rootMap } from '@ninefold/shared/document/layout'
import { entityMap } from '@ninefold/shared/document/entities'
import { FrameBatch } from '../../lib/state/frame.ts'
import { t } from '../../lib/messages/index.ts'
import { announce } from '../../ui/announce.ts'
import { changeByHand } from '../change-note.ts'
import type { Canvas } from '../context.ts'

export class Lens {
  readonly canvas: Canvas
  on = $state(false)
  #inMvp = $state.raw<ReadonlySet<string>>(new Set())
  readonly #batch = new FrameBatch(() => this.#read())

  constructor(canvas: Canvas) {
    this.canvas = canvas
    this.#read()
    rootMap(canvas.session.doc, 'notes').observeDeep((events) => {
      // Letters typed in a note say nothing of it.
      if (events.some(({ path }) => path.length < 2)) this.#batch.schedule()
    })
  }

  /** Notes that stand on the sheet and are in the MVP; reactive. */
  get inMvp(): ReadonlySet<string> {
    return this.#inMvp
  }

  toggle(): void {
    this.on = !this.on
    announce(this.on ? t.lens.summary(this.#inMvp.size) : t.lens.ended)
  }

  /** Takes a note into the MVP, or out of it. */
  put(noteId: string, isIn: boolean): void {
    if (!changeByHand(this.canvas, noteId, { inMvp: isIn || null })) return
    this.#batch.flush()
    const name = this.canvas.notes.note(noteId)?.text.trim() || t.canvas.emptyNote
    announce((isIn ? t.lens.taken : t.lens.left)(name))
  }

  #read(): void {
    const ids = [...this.canvas.notes.all()].map(({ id }) => id)
    this.#inMvp = new Set(ids.filter((id) => isInMvp(this.canvas, id)))
  }
}

/** Whether a note is in the MVP, as the document says now. */
export const isInMvp = ({ session }: Canvas, noteId: string): boolean =>
  entityMap(session.doc, 'notes', noteId)?.get('inMvp') === true

const known = new WeakMap<Canvas, Lens>()

/** That of a canvas, made when it is first asked for. */
export function lensOn(canvas: Canvas): Lens {
  let lens = known.get(canvas)
  if (!lens) known.set(canvas, (lens = new Lens(canvas)))
  return lens
}
