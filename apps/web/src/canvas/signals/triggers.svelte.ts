/** What calls for a review: the server's records, read when somebody looks, and again when one is told of. */
import type { RaiseTriggerBody, TriggerView } from '@ninefold/shared/api/measures'
import { handleTrigger, raiseTrigger, readTriggers } from '../../lib/measures-api.ts'
import type { Result } from '../../lib/result.ts'
import type { CanvasSession } from '../../lib/sync/canvas-session.ts'

export class Triggers {
  readonly #session: CanvasSession
  /** Null until they came. */
  #items: readonly TriggerView[] | null = $state.raw(null)
  #failed = $state(false)
  #rev = -1
  readonly #ends: readonly (() => void)[]

  constructor(session: CanvasSession) {
    this.#session = session
    const again = (): void => void this.#read()
    this.#ends = [
      session.events.on('trigger.changed', again),
      session.events.onGap(again),
      session.subscribe(() => {
        if (this.#failed && session.link.state === 'connected') again()
      }),
    ]
    again()
  }

  end(): void {
    for (const end of this.#ends) end()
  }

  /** Those that wait, the latest first. */
  get open(): readonly TriggerView[] {
    return (this.#items ?? []).filter(({ handledAt }) => handledAt === undefined)
  }

  get handled(): readonly TriggerView[] {
    return (this.#items ?? []).filter(({ handledAt }) => handledAt !== undefined)
  }

  get known(): boolean {
    return this.#items !== null
  }

  /** Whether they could not be read, and nothing is known of them. */
  get failed(): boolean {
    return this.#failed
  }

  async raise(body: RaiseTriggerBody, key: string): Promise<Result<TriggerView>> {
    const raised = await raiseTrigger(this.#session.canvasId, body, key)
    if (raised.ok) this.#put(raised.value)
    return raised
  }

  async handle(id: string): Promise<Result<TriggerView>> {
    const handled = await handleTrigger(this.#session.canvasId, id)
    if (handled.ok) this.#put(handled.value)
    return handled
  }

  #put(trigger: TriggerView): void {
    this.#items = [trigger, ...(this.#items ?? []).filter(({ id }) => id !== trigger.id)]
  }

  async #read(): Promise<void> {
    this.#failed = false
    const list = await readTriggers(this.#session.canvasId)
    if (!list.ok) this.#failed = this.#items === null
    // An answer that was overtaken by a later one says nothing new.
    else if (list.value.rev >= this.#rev) {
      this.#items = list.value.items
      this.#rev = list.value.rev
    }
  }
}
