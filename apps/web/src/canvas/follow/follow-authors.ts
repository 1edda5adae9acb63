/** Authors of notes: the list is read once the page has met the server, and what changes is told. */
import { readNoteFacts } from '../../lib/people-api.ts'
import { Authors, type Facts } from '../authors.ts'
import { authorsHere } from '../authors-here.ts'
import type { Canvas } from '../context.ts'
import { showAuthors } from './show-authors.ts'
import { whenConnected } from './when-connected.ts'

export function followAuthors({ session, presence }: Canvas): () => void {
  const authors = new Authors()
  authorsHere.begin(authors)
  let reading = false
  const read = async (): Promise<void> => {
    // Many may be told of at once by somebody who is not here: one list serves all.
    if (reading) return
    reading = true
    await readAll(session.canvasId, authors)
    reading = false
  }
  const hear = (facts: readonly Facts[]): void => {
    // Whoever writes is here, so presence has their name; else the list is read again.
    authors.set(
      facts,
      presence.people.map(({ id: userId, name }) => ({ userId, name })),
    )
    if (!authors.knows(facts)) void read()
  }
  const ends = [
    session.events.onGap(() => void read()),
    session.events.on('note.facts', ({ facts }) => hear(facts)),
    // Whoever leaves for good goes by another name from then on.
    session.events.on('role.changed', ({ role }) => {
      if (role === null) void read()
    }),
    showAuthors(authors),
    whenConnected(session, () => void read()),
  ]
  return () => {
    for (const end of ends) end()
  }
}

async function readAll(canvasId: string, authors: Authors): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await readNoteFacts(canvasId, cursor)
    if (!page.ok) return
    authors.set(page.value.items, page.value.people)
    cursor = page.value.nextCursor
  } while (cursor !== undefined)
}
