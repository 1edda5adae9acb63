import { flushSync } from 'svelte'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { BlockId } from '@ninefold/shared'
import { changeEntity } from '@ninefold/shared/document/entities'
import { addLink, removeLink } from '@ninefold/shared/document/edit-links'
import { addNotes, deleteNotes, restoreNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import { noteText } from '@ninefold/shared/document/read'
import { LinksView } from './links-view.svelte.ts'

const origins = { gesture: 'gesture', setup: 'setup' }

function setUp() {
  const doc = new Y.Doc()
  const add = (blockId: BlockId): string =>
    addNotes(doc, { blockId }, [{ text: blockId }], origins)[0] as string
  const [roast, coffee, offices] = [
    add('key_activities'),
    add('value_propositions'),
    add('customer_segments'),
  ]
  const link = addLink(doc, { fromId: roast, kind: 'enables', toId: coffee, createdBy: 'u1' }, null)
  return { doc, roast, coffee, offices, link, view: new LinksView(doc) }
}

/** Collects what `read` gives, each time an effect that reads it runs again. */
function watch<T>(read: () => T): T[] {
  const seen: T[] = []
  $effect.root(() => {
    $effect(() => {
      seen.push(read())
    })
  })
  flushSync()
  return seen
}

it('a link is found from both of its notes, and from no other', () => {
  const { view, roast, coffee, offices, link } = setUp()
  for (const id of [roast, coffee]) expect(view.of(id).map((one) => one.id)).toEqual([link])
  expect(view.of(offices)).toEqual([])
  expect(view.get(link)).toMatchObject({ kind: 'enables', strength: 2 })
})

it('wakes only those who show a note whose links changed, one that had none before included', () => {
  const { doc, view, roast, coffee, offices } = setUp()
  const seen = [roast, coffee, offices].map((id) => watch(() => view.of(id).length))
  addLink(doc, { fromId: coffee, kind: 'serves', toId: offices, createdBy: 'u1' }, null)
  view.flush()
  flushSync()
  expect(seen).toEqual([[1], [1, 2], [0, 1]])
})

it('typing in a note wakes nobody who shows links', () => {
  const { doc, view, roast } = setUp()
  const seen = watch(() => view.of(roast))
  noteText(doc, roast)?.insert(0, 'Slowly ')
  view.flush()
  flushSync()
  expect(seen.length).toBe(1)
})

it('a link goes and comes with its notes, and what is taken away is gone', () => {
  const { doc, view, roast, coffee, link } = setUp()
  const count = (): number => {
    view.flush()
    return view.of(roast).length
  }
  deleteNotes(doc, [coffee], null)
  expect(count()).toBe(0)
  restoreNotes(doc, [coffee], null)
  expect(count()).toBe(1)
  removeLink(doc, link, null)
  expect(count()).toBe(0)
  expect(view.size).toBe(0)
})

it('a link whose note moved to a block where it may not lead reads as a loose one', () => {
  const { doc, view, roast, coffee } = setUp()
  const note = rootMap(doc, 'notes').get(coffee) as Y.Map<unknown>
  note.set('blockId', 'customer_segments')
  view.flush()
  expect(view.of(roast)[0]?.kind).toBe('relates_to')
})

it('a change of strength and label is seen, and listeners hear which notes it concerns', () => {
  const { doc, view, roast, coffee, link } = setUp()
  const heard: string[][] = []
  view.subscribe((notes) => heard.push([...notes].sort()))
  changeEntity(doc, 'links', link, { strength: 3, label: 'twice a week' }, null)
  view.flush()
  expect(view.of(coffee)[0]).toMatchObject({ strength: 3, label: 'twice a week' })
  expect(heard).toEqual([[roast, coffee].sort()])
})

it('what cannot be read as a link is none, and one that is made whole later is', () => {
  const { doc, view, roast, offices } = setUp()
  const links = rootMap(doc, 'links')
  links.set('odd', 'text')
  const half = new Y.Map<unknown>([['fromId', roast]])
  links.set('half', half)
  view.flush()
  expect(view.size).toBe(1)
  half.set('kind', 'contradicts')
  half.set('toId', offices)
  view.flush()
  expect(view.of(offices).map(({ id }) => id)).toEqual(['half'])
})
