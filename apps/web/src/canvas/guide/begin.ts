/** Brings the Guide to the page once it stands: its key, and on an empty canvas a way to begin with suggestions. */
import { mount, unmount } from 'svelte'
import type { Canvas } from '../context.ts'
import { guideKeys } from './keys.ts'
import Starter from './Starter.svelte'

/** Lasts until the returned function is called. */
export function beginGuide(canvas: Canvas): () => void {
  const main = document.querySelector('main')
  const starter = main && mount(Starter, { target: main, props: { canvas } })
  const stopKeys = guideKeys(canvas)
  return () => {
    stopKeys()
    if (starter) void unmount(starter)
  }
}
