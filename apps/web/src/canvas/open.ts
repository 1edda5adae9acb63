/** Puts a canvas, or the reason why there is none, in the place of the empty sheet that canvas.html begins with. */
// Not with the first paint: on a slow network the font would take the place of the code that draws the notes.
import '../fonts.css'
import { mount } from 'svelte'
import { rememberMe, type Me } from '../lib/identity.ts'
import type { CanvasSession } from '../lib/sync/canvas-session.ts'
import CanvasPage from './CanvasPage.svelte'
import PageState from './PageState.svelte'

export { whenIdle } from '../lib/when-idle.ts'

/** Resolves when the canvas stands. It is built beside the page, piece by piece, and shown when it is whole. */
export function showCanvas(session: CanvasSession, me: Me): Promise<void> {
  return new Promise((resolve) => {
    const target = document.createElement('div')
    const onready = (): void => {
      replace(target)
      resolve()
    }
    mount(CanvasPage, { target, props: { session, me, onrename: rememberMe, onready } })
  })
}

export function showState(state: 'notFound' | 'noAccess' | 'unreachable'): void {
  const target = document.createElement('div')
  mount(PageState, { target, props: { state } })
  replace(target)
}

function replace(target: HTMLElement): void {
  target.id = 'app'
  document.getElementById('app')?.replaceWith(target)
}
