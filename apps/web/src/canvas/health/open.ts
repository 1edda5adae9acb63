/** The way into Health from elsewhere on the page: load this module, then ask. */
import type { HealthView, Only } from './health-view.svelte.ts'

const { promise: ready, resolve } = Promise.withResolvers<HealthView>()

/** Told once, when findings can be shown. */
export const healthIsReady = resolve

/** Opens the panel, at the findings of some rules where they are named. */
export async function openHealth(only?: Only): Promise<void> {
  const health = await ready
  health.show(null, only)
}
