/** The way in from elsewhere on the page: load this module, then ask. */
import type { ViewId, Views } from './views.svelte.ts'

const { promise: ready, resolve } = Promise.withResolvers<Views>()

/** Told once, when views can be shown. */
export const viewsAreReady = resolve

/** This canvas beside another one; without an id it is asked which. */
export async function showComparison(canvasId: string | null): Promise<void> {
  const views = await ready
  views.compareWith(canvasId)
}

export async function showView(id: ViewId): Promise<void> {
  const views = await ready
  views.show(id)
}
