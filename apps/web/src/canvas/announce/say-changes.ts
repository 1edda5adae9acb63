/**
 * Says what others changed: one short sentence when things have settled, never a word while somebody is still writing.
 * Only what comes from the server counts; what this person does is seen where it is done.
 */
import type * as Y from 'yjs'
import { isAside } from '@ninefold/shared'
import { readLink } from '@ninefold/shared/document/entities'
import { readNote } from '@ninefold/shared/document/read'
import { touchedEntities } from '@ninefold/shared/document/touched'
import { t } from '../../lib/messages/index.ts'
import { announce } from '../../ui/announce.ts'
import { authorsHere } from '../authors-here.ts'
import type { Canvas } from '../context.ts'
import { linksOf } from '../links/links.svelte.ts'
import { sentenceOf } from '../links/words.ts'
import { linkChange, noteChange, sentenceFor, type Change, type Known } from './changes.ts'
import { announcing } from './setting.svelte.ts'

/** Nothing new for so long is a pause. */
const PAUSE_MS = 1200

/** A link with the notes it joins, by which it is known once it is gone. */
interface Ends {
  readonly fromId: string
  readonly toId: string
}

/** Says them until the returned function is called. */
export function sayChanges(canvas: Canvas): () => void {
  const { session, presence, place } = canvas
  const { doc } = session
  const notes = new Map<string, Known>()
  const links = new Map<string, Ends>()
  /** What changed since it was last said, and who did it. */
  const heard = new Map<string, Set<string>>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = (id: string): Known | null => {
    const note = readNote(doc, id)
    return note && { blockId: note.blockId, text: note.text, aside: isAside(note) }
  }
  const keepNote = (id: string, now = look(id)): void => {
    if (now) notes.set(id, now)
    else notes.delete(id)
  }
  const keepLink = (id: string, now: Ends | null = readLink(doc, id)): void => {
    if (now) links.set(id, now)
    else links.delete(id)
  }
  for (const { id } of canvas.notes.all()) keepNote(id)
  for (const link of linksOf(canvas).view.all) keepLink(link.id, link)

  const isMine = (noteId: string): boolean => {
    const userId = session.hello?.userId
    return (
      place.editing === noteId || (userId !== undefined && authorsHere.current?.isOf(noteId, userId) === true)
    )
  }
  const wanted = (noteIds: readonly string[]): boolean =>
    announcing.heard === 'all' || (announcing.heard === 'mine' && noteIds.some(isMine))
  const beingWritten = (noteId: string): boolean =>
    presence.writers.some((writer) => writer.noteId === noteId)

  const settle = (key: string, by: readonly string[]): Change | null => {
    const [root = '', id = ''] = key.split('/')
    if (root === 'links') {
      const [before, after] = [links.get(id), readLink(doc, id)]
      keepLink(id, after)
      const ends = after ?? before
      // A link that only got another strength or label is no news to the ear.
      if (!ends || (before && after) || !wanted([ends.fromId, ends.toId])) return null
      return linkChange(after && sentenceOf(canvas, after), by)
    }
    const [before, after] = [notes.get(id) ?? null, look(id)]
    keepNote(id, after)
    return wanted([id]) ? noteChange(before, after, by) : null
  }
  const say = (): void => {
    const changes: Change[] = []
    for (const [key, by] of heard) {
      if (key.startsWith('notes/') && beingWritten(key.slice('notes/'.length))) continue
      heard.delete(key)
      const change = settle(key, by.size > 0 ? [...by] : [t.canvas.someone])
      if (change) changes.push(change)
    }
    const sentence = sentenceFor(changes)
    if (sentence !== null) announce(sentence)
    if (heard.size > 0) timer = setTimeout(say, PAUSE_MS)
  }

  const onchange = (transaction: Y.Transaction): void => {
    const touched = touchedEntities(transaction).filter(({ root }) => root === 'notes' || root === 'links')
    if (touched.length === 0) return
    const by = transaction.local || !session.synced ? null : writersOf(transaction, canvas)
    for (const { root, id } of touched) {
      const key = `${root}/${id}`
      const known = heard.get(key)
      if (by) heard.set(key, new Set([...(known ?? []), ...by]))
      // One's own change, and what is there from the start, is known without a word.
      else if (!known) (root === 'notes' ? keepNote : keepLink)(id)
    }
    if (!by) return
    clearTimeout(timer)
    timer = setTimeout(say, PAUSE_MS)
  }
  doc.on('afterTransaction', onchange)
  return () => {
    clearTimeout(timer)
    doc.off('afterTransaction', onchange)
  }
}

/**
 * Names of the others whose changes a transaction brought, null where it is this person's own, of another tab. None
 * where something was only taken away: that leaves no trace of who did it.
 */
function writersOf(
  { beforeState, afterState }: Y.Transaction,
  { presence, session }: Canvas,
): string[] | null {
  const names = new Set<string>()
  let own = false
  for (const [client, clock] of afterState) {
    if (clock <= (beforeState.get(client) ?? 0)) continue
    const user = presence.userOf(client)
    if (user && user.id === session.hello?.userId) own = true
    else names.add(user?.name ?? t.canvas.someone)
  }
  return own && names.size === 0 ? null : [...names]
}
