/** Brings links to the page once it stands: chips on the notes, their keys, and what opens over the sheet. */
import { mount, unmount } from 'svelte'
import type { Canvas } from '../context.ts'
import { beginViews } from '../views/begin.ts'
import { showChips } from './chips.ts'
import { linkKeys } from './keys.ts'
import Layer from './Layer.svelte'
import './links.css'
import { linksOf } from './links.svelte.ts'
import { linksAreReady } from './open.ts'
import { beginTrace } from './trace/begin.ts'

/** Lasts until the returned function is called. */
export function beginLinks(canvas: Canvas): () => void {
  const links = linksOf(canvas)
  const target = document.getElementById('app') ?? document.body
  const layer = mount(Layer, { target, props: { links } })
  const sheet = target.querySelector<HTMLElement>('.sheet')
  const ends = [
    linkKeys(links),
    beginViews(links),
    ...(sheet ? [showChips(links, sheet), beginTrace(links, sheet)] : []),
  ]
  linksAreReady(links)
  return () => {
    for (const end of ends) end()
    void unmount(layer)
  }
}
