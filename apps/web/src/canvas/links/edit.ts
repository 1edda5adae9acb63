/** Edits of links by hand, each one step of undo. They write only where this person may, and say why not. */
import { blockById, LIMITS, type Link } from '@ninefold/shared'
import { addLink, removeLink } from '@ninefold/shared/document/edit-links'
import { acceptNote } from '@ninefold/shared/document/edit-notes'
import { changeEntity } from '@ninefold/shared/document/entities'
import { mayLink } from '@ninefold/shared/links'
import { t } from '../../lib/messages/index.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import { announce } from '../../ui/announce.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import type { Links } from './links.svelte.ts'
import { LOOSE_KINDS, type Direct } from './relations.ts'
import { sentenceOf } from './words.ts'

export type Strength = 1 | 2 | 3
export const STRENGTHS: readonly Strength[] = [1, 2, 3]
export const strengthOf = ({ strength }: Link): Strength => (strength === 1 || strength === 3 ? strength : 2)

/** Links two notes; null, with a sentence on screen, where that cannot be. */
export function link(links: Links, direct: Direct, strength?: Strength): string | null {
  const { session, undo, presence, view } = links.canvas
  if (!view.editable) return null
  const refusal = refusalOf(links, direct)
  if (refusal !== null) {
    toasts.show({ text: refusal })
    return null
  }
  const createdBy = presence.people.find((person) => person.self)?.id ?? session.hello?.userId
  const id = undo.step(() => {
    // Who links a suggestion takes it for the team's own: the link would count for nothing otherwise.
    for (const noteId of [direct.fromId, direct.toId])
      if (links.canvas.notes.note(noteId)?.ghost) acceptNote(session.doc, noteId, ORIGIN.gesture)
    return addLink(session.doc, { ...direct, strength, createdBy }, ORIGIN.gesture)
  })
  links.view.flush()
  announce(t.links.made(sentenceOf(links.canvas, direct)))
  return id
}

/** Why two notes cannot be linked like this; null where they can. */
function refusalOf(links: Links, direct: Direct): string | null {
  const { notes } = links.canvas
  const [from, to] = [notes.note(direct.fromId), notes.note(direct.toId)]
  if (!from || !to) return t.links.gone
  if (from.id === to.id) return t.links.itself
  if (!mayLink(direct.kind, from.blockId, to.blockId))
    return t.links.refused(blockById(from.blockId).name, blockById(to.blockId).name)
  if (existing(links, direct).length > 0) return t.links.isLinked(sentenceOf(links.canvas, direct))
  return links.view.size >= LIMITS.links ? t.links.full : null
}

/** The links there are of this kind between the two; two people who link at once make two. */
export function existing(links: Links, { fromId, kind, toId }: Direct): Link[] {
  const isLoose = LOOSE_KINDS.includes(kind)
  return links.view
    .of(fromId)
    .filter(
      (one) =>
        one.kind === kind &&
        ((one.fromId === fromId && one.toId === toId) ||
          (isLoose && one.fromId === toId && one.toId === fromId)),
    )
}

/** Takes away a link, and what else says the same. */
export function unlink(links: Links, direct: Direct): void {
  const { session, undo, view } = links.canvas
  if (!view.editable) return
  const words = t.links.removed(sentenceOf(links.canvas, direct))
  undo.step(() =>
    session.doc.transact(() => {
      for (const { id } of existing(links, direct)) removeLink(session.doc, id, ORIGIN.gesture)
    }, ORIGIN.gesture),
  )
  links.view.flush()
  announce(words)
}

export function toggle(links: Links, direct: Direct): void {
  if (existing(links, direct).length > 0) unlink(links, direct)
  else link(links, direct)
}

export function setStrength(links: Links, id: string, strength: Strength): void {
  change(links, id, { strength })
}

/** An empty label is none. */
export function setLabel(links: Links, id: string, label: string): void {
  const words = label.trim()
  if (words === (links.view.get(id)?.label ?? '')) return
  change(links, id, { label: words === '' ? null : words })
}

function change(links: Links, id: string, fields: { strength?: Strength; label?: string | null }): void {
  const { session, undo, view } = links.canvas
  if (!view.editable) return
  undo.step(() => changeEntity(session.doc, 'links', id, fields, ORIGIN.gesture))
  links.view.flush()
}
