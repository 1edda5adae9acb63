/** The ways in from elsewhere on the page: load this module, then ask. What is asked before links are ready is kept. */
import type { LinkKind } from '@ninefold/shared/links'
import type { Links } from './links.svelte.ts'

const { promise: ready, resolve } = Promise.withResolvers<Links>()

/** Told once, when what is opened can be shown. */
export const linksAreReady = resolve

/** Opens the links of a note, with the targets of one kind first and alone where one is named. */
export async function openLinkPicker(noteId: string, kind: LinkKind | null = null): Promise<void> {
  const links = await ready
  links.picking = { noteId, kind }
}

/** Lights the chain of a note. */
export async function openTrace(noteId: string): Promise<void> {
  const links = await ready
  links.traced = noteId
}
