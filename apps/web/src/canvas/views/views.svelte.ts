/** Which view of the canvas this page shows: said by the address, else what this person had last time. */
import { tick } from 'svelte'
import { t } from '../../lib/messages/index.ts'
import { announce } from '../../ui/announce.ts'
import type { Canvas } from '../context.ts'
import { isPath, PATHS, type PathId } from '../paths/paths.ts'

export const VIEWS = ['sheet', 'list', 'focus', 'matrix', 'map'] as const
/** What is shown in the place of a view and led to from elsewhere than the switch: a path, or another canvas beside it. */
export type ViewId = (typeof VIEWS)[number] | PathId | 'compare'

const KEY = 'ninefold.view'
const HASH = /^#view=([a-z-]+?)(?:&with=([0-9A-Za-z_-]{1,64}))?$/

const asView = (value: unknown): ViewId | null =>
  ([...VIEWS, ...PATHS, 'compare'] as const).find((id) => id === value) ?? null

export class Views {
  readonly #canvas: Canvas
  #current = $state<ViewId>('sheet')
  #other = $state<string | null>(null)

  constructor(canvas: Canvas) {
    this.#canvas = canvas
    this.#set(inAddress() ?? remembered() ?? 'sheet')
    this.#other = otherInAddress()
  }

  get current(): ViewId {
    return this.#current
  }

  /** The canvas to compare with; null as long as none is chosen. */
  get other(): string | null {
    return this.#other
  }

  /** Shows this canvas beside another one, or asks which. */
  compareWith(canvasId: string | null): void {
    this.#other = canvasId
    this.#set('compare')
    history.pushState(null, '', canvasId === null ? '#view=compare' : `#view=compare&with=${canvasId}`)
    void tick().then(() => announce(t.views.shown(t.compare.viewName)))
  }

  /** Shows a view because this person asked for it. */
  show(id: ViewId): void {
    if (id === this.#current) return
    if (id === 'compare') return this.compareWith(this.#other)
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
    this.#other = otherInAddress()
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

function otherInAddress(): string | null {
  return HASH.exec(location.hash)?.[2] ?? null
}

function remembered(): ViewId | null {
  try {
    return asView(localStorage.getItem(KEY))
  } catch {
    return null // storage is denied
  }
}
