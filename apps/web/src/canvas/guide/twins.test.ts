import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { chainSuggestions } from '@ninefold/shared/catalogue/suggestions'
import { CHAINS } from '@ninefold/shared/catalogue/chains'
import { readEntities } from '@ninefold/shared/document/entities'
import { readFullNotes } from '@ninefold/shared/document/read-content'
import { addSuggestions } from '@ninefold/shared/document/suggest'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'
import { lookAfter } from './twins.ts'

const CHAIN = chainSuggestions(CHAINS[0] as (typeof CHAINS)[number])

/** A page as far as this needs one. */
function page(): Canvas {
  return { session: { doc: new Y.Doc() }, notes: { flush: () => undefined } } as unknown as Canvas
}

/** Lets each page hear what the others write from now on, and what they wrote so far. */
function connect(pages: readonly Canvas[]): void {
  const docs = pages.map(({ session }) => session.doc)
  for (const from of docs)
    for (const to of docs) {
      if (from === to) continue
      from.on('update', (update: Uint8Array) => Y.applyUpdate(to, update, from))
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from), from)
    }
}

it('what three people suggested at once is there once on every page when they have met', async () => {
  const pages = [page(), page(), page()]
  for (const one of pages) lookAfter(one, addSuggestions(one.session.doc, CHAIN, ORIGIN))
  connect(pages)
  await new Promise((resolve) => setTimeout(resolve))
  for (const { session } of pages) {
    const texts = readFullNotes(session.doc).map(({ text }) => text)
    expect(texts.sort()).toEqual(CHAIN.notes.map(({ text }) => text).sort())
    expect(readEntities(session.doc, 'links')).toHaveLength(CHAIN.links.length)
  }
})

it('suggestions of somebody who came back later are heard of too', async () => {
  const [ada, bob] = [page(), page()]
  lookAfter(ada, addSuggestions(ada.session.doc, CHAIN, ORIGIN))
  await new Promise((resolve) => setTimeout(resolve))
  lookAfter(bob, addSuggestions(bob.session.doc, CHAIN, ORIGIN))
  connect([ada, bob])
  await new Promise((resolve) => setTimeout(resolve))
  expect(readFullNotes(ada.session.doc)).toHaveLength(CHAIN.notes.length)
  expect(readFullNotes(bob.session.doc)).toEqual(readFullNotes(ada.session.doc))
})
