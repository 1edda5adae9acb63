/** Brings the views beside the sheet to the page: the switch in the bar, and the place where they are shown. */
import { flushSync, mount, unmount } from 'svelte'
import { t } from '../../lib/messages/index.ts'
import type { Canvas } from '../context.ts'
import { focusNote } from '../focus.ts'
import type { Links } from '../links/links.svelte.ts'
import { focusHeading } from '../list-view/heading.ts'
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
  const skip = skipLink(() => goToActivities(views, links.canvas))
  bar.parentElement?.prepend(skip)
  const props = { views, links }
  const mounted = [
    mount(ViewSwitch, { target: bar, props }),
    mount(ViewHost, { target: place, props: { ...props, main } }),
  ]
  const listeners = [
    on('popstate', () => views.follow()),
    on('hashchange', () => views.follow()),
    on(SHEET_WANTED, () => {
      // The list holds the same notes.
      if (views.current !== 'list') flushSync(() => views.show('sheet'))
    }),
    on('keydown', (event) => leaveFor(views, event as KeyboardEvent), true),
    on('click', (event) => {
      // On a phone the blocks are a press away, whatever is shown.
      if (!(event.target instanceof Element) || !event.target.closest('nav.nine button')) return
      if (views.current === 'list') focusHeading(links.canvas.place.block)
      else views.show('sheet')
    }),
  ]
  return () => {
    for (const stop of listeners) stop()
    for (const one of mounted) void unmount(one)
    skip.remove()
    bar.remove()
    place.remove()
  }
}

/** Before everything else for who comes by keyboard, and on screen only then. */
function skipLink(go: () => void): HTMLElement {
  const link = document.createElement('a')
  link.className = 'skip'
  link.href = location.pathname
  link.textContent = t.list.skip
  link.addEventListener('click', (event) => {
    event.preventDefault()
    go()
  })
  return link
}

function goToActivities(views: Views, { notes, place }: Canvas): void {
  if (views.current !== 'list') flushSync(() => views.show('sheet'))
  place.block = ACTIVITIES
  if (views.current === 'list') focusHeading(ACTIVITIES)
  else focusNote(ACTIVITIES, notes.ids(ACTIVITIES)[0])
}

const ACTIVITIES = 'key_activities'

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
  const { current } = views
  if (current === 'sheet' || event.ctrlKey || event.metaKey || event.altKey) return
  // A list has a place for a new note, but none in which a block is large.
  if (!(current === 'list' ? /^f$/i : /^[nf]$/i).test(event.key) || document.querySelector('dialog[open]'))
    return
  const { target } = event
  if (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
    return
  flushSync(() => views.show('sheet'))
}
