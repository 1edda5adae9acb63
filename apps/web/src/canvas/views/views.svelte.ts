/** Which view of the canvas this page shows: said by the address, else what this person had last time. */
import { tick } from 'svelte'
import { t } from '../../lib/messages/index.ts'
import { announce } from '../../ui/announce.ts'
import type { Canvas } from '../context.ts'
import { isPath, PATHS, type PathId } from '../paths/paths.ts'

export const VIEWS = ['sheet', 'list', 'focus', 'matrix', 'map'] as const
/** What is shown in the place of a view and led to from elsewhere than the switch. */
export type ViewId = (typeof VIEWS)[number] | PathId

const KEY = 'ninefold.view'
const HASH = /^#view=([a-z-]+)$/

const asView = (value: unknown): ViewId | null => [...VIEWS, ...PATHS].find((id) => id === value) ?? null

export class Views {
  readonly #canvas: Canvas
  #current = $state<ViewId>('sheet')

  constructor(canvas: Canvas) {
    this.#canvas = canvas
    this.#set(inAddress() ?? remembered() ?? 'sheet')
  }

  get current(): ViewId {
    return this.#current
  }

  /** Shows a view because this person asked for it. */
  show(id: ViewId): void {
    if (id === this.#current) return
    this.#set(id)
    const { pathname, search } = location
    history.pushState(null, '', id === 'sheet' ? pathname + search : `#view=${id}`)
    try {
      // A path is gone through once: it is not what somebody wants to find next time.
      if (!isPath(id)) localStorage.setItem(KEY, id)
    } catch {
      // storage is denied: the choice lasts as long as the page
    }
    void tick().then(() => announce(isPath(id) ? t.paths.names[id] : t.views.shown(t.views.names[id])))
  }

  /** The address has changed by the browser's own buttons. */
  follow(): void {
    this.#set(inAddress() ?? 'sheet')
  }

  #set(id: ViewId): void {
    const { place, actions } = this.#canvas
    if (id !== 'sheet') {
      if (place.editing !== null) actions.leave(false)
      place.large = null
    }
    // Two sets of the same notes would be one too many: for who looks for a note, and for the one editor.
    place.bare = id === 'list'
    this.#current = id
  }
}

function inAddress(): ViewId | null {
  return asView(HASH.exec(location.hash)?.[1])
}

function remembered(): ViewId | null {
  try {
    return asView(localStorage.getItem(KEY))
  } catch {
    return null // storage is denied
  }
}
