/** What every part of the canvas page can reach: the session and its views, the gestures, the page's own state. */
import { createContext } from 'svelte'
import type { LocksView } from '../lib/state/locks-view.svelte.ts'
import type { MetaView } from '../lib/state/meta-view.svelte.ts'
import type { NotesView } from '../lib/state/notes-view.svelte.ts'
import type { PresenceView } from '../lib/state/presence-view.svelte.ts'
import type { SessionView } from '../lib/state/session-view.svelte.ts'
import type { UndoView } from '../lib/state/undo-view.svelte.ts'
import type { CanvasSession } from '../lib/sync/canvas-session.ts'
import type { CanvasActions } from './actions.ts'
import type { Place } from './place.svelte.ts'

export interface Canvas {
  readonly session: CanvasSession
  readonly view: SessionView
  readonly notes: NotesView
  readonly locks: LocksView
  readonly meta: MetaView
  readonly presence: PresenceView
  readonly undo: UndoView
  readonly place: Place
  readonly actions: CanvasActions
}

export const [useCanvas, provideCanvas] = createContext<Canvas>()
