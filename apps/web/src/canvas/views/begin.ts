/** Brings the views beside the sheet to the page: the switch in the bar, and the place where they are shown. */
import { flushSync, mount, unmount } from 'svelte'
import type { Links } from '../links/links.svelte.ts'
import { SHEET_WANTED } from '../show-note.ts'
import { viewsAreReady } from './open.ts'
import './views.css'
import ViewHost from './ViewHost.svelte'
import { Views } from './views.svelte.ts'
import ViewSwitch from './ViewSwitch.svelte'

/** Lasts until the returned function is called. */
export function beginViews(links: Links): () => void {
  const main = document.querySelector('main')
  const what = document.querySelector('header.bar > .what')
  if (!main || !what) return () => undefined
  const views = new Views(links.canvas)
  viewsAreReady(views)
  // Homes of their own: what the page draws by itself keeps its places.
  const bar = home('view-switch')
  what.after(bar)
  const place = home('view-place')
  main.append(place)
  const props = { views, links }
  const mounted = [
    mount(ViewSwitch, { target: bar, props }),
    mount(ViewHost, { target: place, props: { ...props, main } }),
  ]
  const listeners = [
    on('popstate', () => views.follow()),
    on('hashchange', () => views.follow()),
    on(SHEET_WANTED, () => flushSync(() => views.show('sheet'))),
    on('keydown', (event) => leaveFor(views, event as KeyboardEvent), true),
    on('click', (event) => {
      // On a phone the blocks are a press away, whatever is shown.
      if (event.target instanceof Element && event.target.closest('nav.nine button')) views.show('sheet')
    }),
  ]
  return () => {
    for (const stop of listeners) stop()
    for (const one of mounted) void unmount(one)
    bar.remove()
    place.remove()
  }
}

function home(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  return element
}

function on(type: string, listener: (event: Event) => void, capture = false): () => void {
  addEventListener(type, listener, capture)
  return () => removeEventListener(type, listener, capture)
}

/** Keys that mean the sheet lead back to it: a new note, a block opened large. */
function leaveFor(views: Views, event: KeyboardEvent): void {
  if (views.current === 'sheet' || event.ctrlKey || event.metaKey || event.altKey) return
  if (!/^[nf]$/i.test(event.key) || document.querySelector('dialog[open]')) return
  const { target } = event
  if (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
    return
  flushSync(() => views.show('sheet'))
}
