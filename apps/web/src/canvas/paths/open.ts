/** The way onto a path from elsewhere on the page: load this module, then ask. */
import { showView } from '../views/open.ts'
import type { PathId } from './paths.ts'
import { wanted } from './place.svelte.ts'

/**
 * Shows a path in place of the sheet. `at` is the stop to begin at: on the way backward the id of a proposition, or
 * `rating`; of the three steps `propositions`, `segments` or `cost`. Without one it goes on where this page left it.
 */
export async function openPath(path: PathId, at?: string): Promise<void> {
  if (at !== undefined) wanted.stops = { ...wanted.stops, [path]: at }
  await showView(path)
}
