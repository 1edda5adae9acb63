import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Authors } from '../authors.ts'
import { showAuthors } from './show-authors.ts'

const ADA = { userId: 'u1', name: 'Ada Lovelace' }
let stop: () => void = () => undefined

/** A sheet with the notes a and b, on a page that has time. */
beforeEach(() => {
  document.body.innerHTML =
    '<div class="sheet"><ul><li data-note="a" tabindex="0"></li><li data-note="b"></li></ul></div>'
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run))
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

const note = (id: string): HTMLElement => document.querySelector(`[data-note=${id}]`) as HTMLElement
const signatures = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-note]')].map(({ dataset }) => dataset.by ?? '')
const by = (noteId: string): { noteId: string; createdBy: string; editedBy: string } => ({
  noteId,
  createdBy: 'u1',
  editedBy: 'u1',
})

it('every note on the sheet is signed, and no other', async () => {
  const authors = new Authors()
  authors.set([by('a'), by('gone')], [ADA])
  stop = showAuthors(authors)
  await vi.waitFor(() => expect(signatures()).toEqual(['AL', '']))
  authors.set([by('b')])
  await vi.waitFor(() => expect(signatures()).toEqual(['AL', 'AL']))
})

it('notes drawn later, alone or with their block, are signed too', async () => {
  const authors = new Authors()
  authors.set(
    ['a', 'b', ...Array.from({ length: 100 }, (_, i) => `c${i}`)].map((id) => by(id)),
    [ADA],
  )
  stop = showAuthors(authors)
  await vi.waitFor(() => expect(signatures()).toEqual(['AL', 'AL']))
  const sheet = document.querySelector('.sheet') as HTMLElement
  const later = Array.from({ length: 100 }, (_, i) => `<li data-note="c${i}"></li>`)
  sheet.innerHTML = `<ul>${later.join('')}</ul>`
  await vi.waitFor(() => expect(signatures()).toEqual(later.map(() => 'AL')))
})

it('whoever changes their name signs anew', async () => {
  const authors = new Authors()
  authors.set([by('a'), by('b')], [ADA])
  stop = showAuthors(authors)
  await vi.waitFor(() => expect(signatures()).toEqual(['AL', 'AL']))
  authors.set([], [{ ...ADA, name: 'Bea' }])
  await vi.waitFor(() => expect(signatures()).toEqual(['B', 'B']))
})

it('a note that has the focus says in words who wrote it, before what it said already', () => {
  const authors = new Authors()
  authors.set([by('a')], [ADA])
  stop = showAuthors(authors)
  note('a').ariaDescription = 'Press Enter'
  note('a').focus()
  expect(note('a').ariaDescription).toBe('By Ada Lovelace. Press Enter')
})
