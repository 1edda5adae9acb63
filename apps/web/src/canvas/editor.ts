/** What an editor of a note's text offers the note, whichever of the two it is. */
import type * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'

export interface Selection {
  readonly anchor: number
  readonly head: number
}

export interface EditorOptions {
  readonly parent: HTMLElement
  readonly text: Y.Text
  readonly label: string
  readonly placeholder: string
  /** Letters at which typing stops. */
  readonly limit: number
  /** Where the caret stands at first; at the end when none is given. */
  readonly selection?: Selection | undefined
  readonly awareness: Awareness
  readonly undo: Y.UndoManager
  /** Enter: done, and on to the next. Without it Enter begins a new line, and what is pasted stays in one piece. */
  readonly onenter?: (() => void) | undefined
  readonly onescape: () => void
  /** More was pasted than goes here: each of these becomes a note. */
  readonly onlines: (rest: readonly string[]) => void
  /** The text changed, by whomever; its length now. */
  readonly onchange: (length: number) => void
  readonly onblur: () => void
}

export interface Editor {
  readonly selection: Selection
  /** Keys are coming or an input method composes: the editor must not be swapped under the hands. */
  readonly busy: boolean
  destroy(): void
}
