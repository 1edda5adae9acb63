/** Undo and redo of this person's own gestures: nothing a colleague did is ever on this stack. */
import { createSubscriber } from 'svelte/reactivity'
import type * as Y from 'yjs'

export class UndoView {
  readonly #manager: Y.UndoManager
  readonly #subscribe: () => void

  constructor(manager: Y.UndoManager) {
    this.#manager = manager
    this.#subscribe = createSubscriber((update) => {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const
      for (const event of events) manager.on(event, update)
      return () => {
        for (const event of events) manager.off(event, update)
      }
    })
  }

  readonly canUndo: boolean = $derived.by(() => {
    this.#subscribe()
    return this.#manager.canUndo()
  })

  readonly canRedo: boolean = $derived.by(() => {
    this.#subscribe()
    return this.#manager.canRedo()
  })

  undo(): boolean {
    return this.#manager.undo() !== null
  }

  redo(): boolean {
    return this.#manager.redo() !== null
  }

  /** Runs one gesture as one step of undo, apart from typing before and after it. */
  step<T>(gesture: () => T): T {
    this.#manager.stopCapturing()
    const result = gesture()
    this.#manager.stopCapturing()
    return result
  }
}
