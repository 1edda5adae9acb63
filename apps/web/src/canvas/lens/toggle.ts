/** Turns the MVP lens on and off; what shows it comes with the first use. */
import { mount } from 'svelte'
import type { Canvas } from '../context.ts'
import './lens.css'
import { lensOn } from './lens.svelte.ts'
import LensBar from './LensBar.svelte'

const shown = new WeakSet<Canvas>()

export function toggleLens(canvas: Canvas): void {
  const lens = lensOn(canvas)
  const target = document.getElementById('app') ?? document.body
  const sheet = target.querySelector<HTMLElement>('.sheet')
  if (sheet && !shown.has(canvas)) {
    shown.add(canvas)
    mount(LensBar, { target, props: { lens, sheet } })
  }
  lens.toggle()
}
