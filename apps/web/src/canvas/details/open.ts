/** Opening the details of a note, from wherever: a menu, a key, a link, a finding. */
import type { Canvas } from '../context.ts'
import type { Opened } from './opened.svelte.ts'

const { promise: ready, resolve } = Promise.withResolvers<Canvas>()
let opened: Opened | undefined

/** Told once which canvas this page shows; what is asked before is kept. */
export const detailsAreReady = resolve

/** Gets the drawer's code, so that it opens within the press that asks for it. */
export function prepareDetails(): Promise<typeof import('./opened.svelte.ts')> {
  return import('./opened.svelte.ts')
}

/**
 * Shows the details of a note; `field` names a field or a section that is then opened and gets the focus: `'capacity'`,
 * `'responsibleId'`, `'risks'`.
 */
export async function openDetails(noteId: string, field?: string): Promise<void> {
  const [canvas, { Opened }] = await Promise.all([ready, prepareDetails()])
  if (canvas.place.editing !== null) canvas.actions.leave(false)
  opened ??= new Opened(canvas, () => (opened = undefined))
  opened.show(noteId, field)
}

/** The same for those who have the canvas at hand, and may come first. */
export function openDetailsOn(canvas: Canvas, noteId: string, field?: string): Promise<void> {
  detailsAreReady(canvas)
  return openDetails(noteId, field)
}

/** Takes the open details away, for what is to stand in their place. */
export function closeDetails(): void {
  opened?.close(false)
}
