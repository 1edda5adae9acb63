/** The health of the canvas for other parts of the page, from when there is one; a page shows one canvas. */
import type { HealthView } from './health-view.svelte.ts'

class HealthHere {
  /** Reactive. */
  current = $state.raw<HealthView | null>(null)
}

export const healthHere = new HealthHere()
