/** Brings groups to the page: their titles on the sheet, and what is opened from them. */
import { mount, unmount } from 'svelte'
import type { Canvas } from '../context.ts'
import './groups.css'
import { groupsOn } from './groups.svelte.ts'
import Layer from './Layer.svelte'
import { showTitles } from './titles.ts'

const begun = new WeakMap<Canvas, () => void>()

/** Lasts until the returned function is called; begun twice it is the same. */
export function beginGroups(canvas: Canvas): () => void {
  const known = begun.get(canvas)
  if (known) return known
  const groups = groupsOn(canvas)
  const target = document.getElementById('app') ?? document.body
  const layer = mount(Layer, { target, props: { groups } })
  const sheet = target.querySelector<HTMLElement>('.sheet')
  const stop = sheet ? showTitles(groups, sheet) : () => undefined
  const end = (): void => {
    begun.delete(canvas)
    stop()
    void unmount(layer)
  }
  begun.set(canvas, end)
  return end
}
