/** Brings health to the page once it stands: its button in the bar, its marks on the notes, and what it goes by. */
import { mount, unmount } from 'svelte'
import { readFacts } from '../../lib/findings-api.ts'
import type { Canvas } from '../context.ts'
import { whenConnected } from '../follow/when-connected.ts'
import HealthButton from './HealthButton.svelte'
import { healthHere } from './here.svelte.ts'
import { HealthView } from './health-view.svelte.ts'
import './health.css'
import { healthKeys } from './keys.ts'
import { healthIsReady } from './open.ts'
import { showMarks } from './marks.svelte.ts'

/** Facts change seldom and tell in days: several that change at once are read together. */
const TOGETHER_MS = 1000

/** Lasts until the returned function is called. */
export function beginHealth(canvas: Canvas): () => void {
  const { session } = canvas
  const health = new HealthView(session.doc, session.canvasId)
  healthHere.current = health
  healthIsReady(health)
  const bar = document.querySelector<HTMLElement>('header.bar')
  const sheet = document.querySelector<HTMLElement>('.sheet')
  const people = bar?.querySelector(':scope > .people')
  const button =
    bar && mount(HealthButton, { target: bar, ...(people && { anchor: people }), props: { canvas, health } })
  const ends = [
    followFacts(canvas, health),
    healthKeys(canvas, health),
    sheet ? showMarks(health, sheet) : () => undefined,
    () => {
      healthHere.current = null
      health.end()
    },
  ]
  return () => {
    for (const end of ends) end()
    if (button) void unmount(button)
  }
}

function followFacts({ session }: Canvas, health: HealthView): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = async (): Promise<void> => {
    const facts = await readFacts(session.canvasId)
    // Without them there are fewer findings and no wrong ones.
    if (facts.ok) health.setFacts(facts.value)
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void read(), TOGETHER_MS)
  }
  const ends = [
    whenConnected(session, () => void read()),
    session.events.onGap(soon),
    ...(['reading.added', 'trigger.changed', 'role.changed'] as const).map((kind) =>
      session.events.on(kind, soon),
    ),
    () => clearTimeout(timer),
  ]
  return () => {
    for (const end of ends) end()
  }
}
