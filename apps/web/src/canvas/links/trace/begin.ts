/** Brings the trace to the sheet: its bar above, its lines over it. */
import { mount, unmount } from 'svelte'
import type { Links } from '../links.svelte.ts'
import TraceHost from './TraceHost.svelte'

/** Lasts until the returned function is called. */
export function beginTrace(links: Links, sheet: HTMLElement): () => void {
  const home = document.createElement('div')
  home.className = 'trace-place'
  sheet.parentElement?.prepend(home)
  const host = mount(TraceHost, { target: home, props: { links, sheet } })
  return () => {
    void unmount(host)
    home.remove()
  }
}
