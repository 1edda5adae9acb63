import { flushSync } from 'svelte'
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { addGroup, removeGroup, setGroup } from '@ninefold/shared/document/groups'
import { moveNote } from '@ninefold/shared/document/move-note'
import { noteText } from '@ninefold/shared/document/read'
import { NotesView } from '../../lib/state/notes-view.svelte.ts'
import type { Canvas } from '../context.ts'
import { groupAround, groupAt } from './at.ts'
import { Groups } from './groups.svelte.ts'
import { showTitles } from './titles.ts'

vi.mock('./GroupTitle.svelte', () => ({ default: () => ({}) }))

const CHANNELS = 'channels' as const
const origins = { gesture: 'gesture', setup: 'setup' }

function setUp(ids: readonly string[] = ['web', 'shop', 'fair']) {
  const doc = new Y.Doc()
  addNotes(
    doc,
    { blockId: CHANNELS },
    ids.map((id) => ({ id, text: id })),
    origins,
  )
  const notes = new NotesView(doc)
  const canvas = { session: { doc }, notes } as unknown as Canvas
  const groups = new Groups(canvas)
  const flush = (): void => {
    groups.flush()
    notes.flush()
  }
  return { doc, notes, groups, flush }
}

/** The list as the page draws it: the notes in their order, and nothing of groups. */
function draw(notes: NotesView): HTMLElement {
  const sheet = document.createElement('div')
  sheet.innerHTML = `<section data-block="${CHANNELS}"><ul class="notes"></ul></section>`
  const list = sheet.querySelector('ul') as HTMLElement
  for (const id of notes.ids(CHANNELS)) {
    const note = document.createElement('li')
    note.dataset.note = id
    list.append(note)
  }
  document.body.append(sheet)
  return sheet
}
const drawn = (sheet: HTMLElement): string[] =>
  [...sheet.querySelectorAll<HTMLElement>('li')].map(({ dataset }) => dataset.note ?? `# ${dataset.group}`)

afterEach(() => document.body.replaceChildren())

it('the notes of a block follow each other as their groups say, and as their ranks again without', () => {
  const { doc, notes, groups, flush } = setUp()
  const id = addGroup(doc, CHANNELS, 'Online', ['web'], null)
  flush()
  expect(notes.ids(CHANNELS)).toEqual(['shop', 'fair', 'web'])
  expect(groups.of('web')?.title).toBe('Online')
  setGroup(doc, ['shop'], id, null)
  flush()
  expect(notes.ids(CHANNELS)).toEqual(['fair', 'web', 'shop'])
  removeGroup(doc, id, null)
  flush()
  expect([notes.ids(CHANNELS), groups.of('web')]).toEqual([['web', 'shop', 'fair'], null])
})

it('a note in another block is in no group there', () => {
  const { doc, groups, flush } = setUp()
  const id = addGroup(doc, CHANNELS, 'Online', ['web', 'shop'], null)
  moveNote(doc, 'web', { blockId: 'key_partners' }, null)
  flush()
  const group = groups.get(id)
  expect(groups.of('web')).toBeNull()
  expect(group && groups.notesOf(group).map((note) => note.id)).toEqual(['shop'])
})

it('typing in a title moves no note', () => {
  const { doc, notes, flush } = setUp()
  const id = addGroup(doc, CHANNELS, '', ['web'], null)
  flush()
  const before = notes.ids(CHANNELS)
  const title = (doc.getMap('groups').get(id) as Y.Map<unknown>).get('title')
  if (title instanceof Y.Text) title.insert(0, 'Online')
  noteText(doc, 'web')?.insert(0, 'The ')
  flush()
  expect(notes.ids(CHANNELS)).toBe(before)
})

it('a title stands before the first note of its group, an empty one in its place, and goes with its group', () => {
  const { doc, notes, groups, flush } = setUp()
  const online = addGroup(doc, CHANNELS, 'Online', ['web'], null)
  const none = addGroup(doc, CHANNELS, 'None', [], null)
  const fairs = addGroup(doc, CHANNELS, 'Fairs', ['fair'], null)
  flush()
  const sheet = draw(notes)
  const stop = showTitles(groups, sheet)
  const whole = ['shop', `# ${online}`, 'web', `# ${none}`, `# ${fairs}`, 'fair']
  expect(drawn(sheet)).toEqual(whole)
  removeGroup(doc, none, null)
  flush()
  flushSync()
  expect(drawn(sheet)).toEqual(whole.filter((one) => one !== `# ${none}`))
  stop()
  expect(drawn(sheet)).toEqual(['shop', 'web', 'fair'])
})

it('a title waits for its notes while a long block is still being drawn', () => {
  const { doc, notes, groups, flush } = setUp()
  addGroup(doc, CHANNELS, 'Online', ['web'], null)
  flush()
  const sheet = draw(notes)
  sheet.querySelector('section')?.classList.add('filling')
  sheet.querySelector('[data-note=web]')?.remove()
  showTitles(groups, sheet)
  expect(drawn(sheet)).toEqual(['shop', 'fair'])
})

it('a place on the sheet is of the group whose title is above it, and of none above all', () => {
  const sheet = document.createElement('div')
  sheet.innerHTML = '<ul><li data-note="a"></li><li data-group="g"></li><li data-note="b"></li></ul>'
  const [a, title, b] = [...sheet.querySelectorAll('li')] as HTMLElement[] as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ]
  expect([groupAround(a), groupAround(b)]).toEqual([null, 'g'])
  title.getBoundingClientRect = () => new DOMRect(0, 100, 10, 10)
  expect([groupAt(sheet, 90), groupAt(sheet, 105), groupAt(sheet, 900)]).toEqual([null, 'g', 'g'])
  title.remove()
  expect(groupAt(sheet, 105)).toBeUndefined()
})
