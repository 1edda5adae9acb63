/** What the panel of signals and reviews was opened for, and what is typed in it: kept while it is closed. */
import type { TriggerKind } from '@ninefold/shared/model/values'

export type Asked =
  | { readonly at: null | 'triggers' | 'signals' }
  /** The form that raises a trigger, on a note where one is named. */
  | { readonly at: 'raise'; readonly noteId?: string }

export class Tray {
  /** The count tells two askings apart. */
  asked: Asked & { readonly count: number } = $state.raw({ at: null, count: 0 })
  /** Whether the form that raises a trigger is open. */
  raising = $state(false)
  kind = $state<TriggerKind>('market')
  text = $state('')
  noteId = $state<string | null>(null)

  ask(asked: Asked): void {
    this.asked = { ...asked, count: this.asked.count + 1 }
    if (asked.at !== 'raise') return
    this.raising = true
    this.noteId = asked.noteId ?? null
  }
}
