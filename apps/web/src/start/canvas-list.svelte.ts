/** The canvases of the person at this browser, newest change first, and what can be done to them from outside. */
import type { CanvasView } from '@ninefold/shared/api/canvases'
import { api } from '../lib/api.ts'
import { rememberCanvases, rememberedCanvases } from '../lib/remembered-canvases.ts'
import type { Failure, Result } from '../lib/result.ts'

export class CanvasList {
  #canvases = $state.raw<readonly CanvasView[]>(rememberedCanvases())
  #state = $state<'loading' | 'current' | 'failed'>('loading')
  #failure = $state.raw<Failure>()
  #nextCursor = $state<string>()

  get canvases(): readonly CanvasView[] {
    return this.#canvases
  }
  get state(): 'loading' | 'current' | 'failed' {
    return this.#state
  }
  /** Why the list is not current. */
  get failure(): Failure | undefined {
    return this.#failure
  }
  get hasMore(): boolean {
    return this.#nextCursor !== undefined
  }

  /** For somebody the server does not know: they have no canvases, and to ask for them would be refused. */
  empty(): void {
    this.#replace([])
    this.#state = 'current'
  }

  /** Reads the first page anew. */
  async load(): Promise<void> {
    const page = await api.canvases()
    if (page.ok) {
      this.#nextCursor = page.value.nextCursor
      this.#replace(page.value.items)
      this.#state = 'current'
    } else if (isNobody(page.failure)) {
      this.empty()
    } else {
      this.#failure = page.failure
      this.#state = 'failed'
    }
  }

  async loadMore(): Promise<Result<unknown>> {
    const page = await api.canvases(this.#nextCursor)
    if (page.ok) {
      const known = new Set(this.#canvases.map((canvas) => canvas.id))
      this.#nextCursor = page.value.nextCursor
      this.#replace([...this.#canvases, ...page.value.items.filter((canvas) => !known.has(canvas.id))])
    }
    return page
  }

  /** Renames at once on screen, and back again when the server refuses. */
  async rename(canvas: CanvasView, title: string): Promise<Result<unknown>> {
    this.#update(canvas.id, { title })
    const renamed = await api.renameCanvas(canvas.id, title)
    if (!renamed.ok) this.#update(canvas.id, { title: canvas.title })
    return renamed
  }

  async delete(canvas: CanvasView): Promise<Result<unknown>> {
    const deleted = await api.deleteCanvas(canvas.id)
    if (deleted.ok) this.#replace(this.#canvases.filter((other) => other.id !== canvas.id))
    return deleted
  }

  async bringBack(canvas: CanvasView): Promise<Result<unknown>> {
    const back = await api.undeleteCanvas(canvas.id)
    if (back.ok) await this.load()
    return back
  }

  #update(id: string, changes: Partial<CanvasView>): void {
    this.#replace(this.#canvases.map((canvas) => (canvas.id === id ? { ...canvas, ...changes } : canvas)))
  }

  #replace(canvases: readonly CanvasView[]): void {
    this.#canvases = canvases
    rememberCanvases(canvases)
  }
}

function isNobody({ code }: Failure): boolean {
  return code === 'not_signed_in' || code === 'token_expired'
}
