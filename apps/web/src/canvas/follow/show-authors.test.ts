import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Authors } from '../authors.ts'
import { showAuthors } from './show-authors.ts'

const ADA = { userId: 'u1', name: 'Ada Lovelace', color: '#006f70' }
let stop: () => void = () => undefined

/** A sheet with the notes a and b. */
beforeEach(() => {
  document.body.innerHTML =
    '<div class="sheet"><ul><li data-note="a" tabindex="0"></li><li data-note="b"></li></ul></div>'
})
afterEach(() => stop())

const note = (id: string): HTMLElement => document.querySelector(`[data-note=${id}]`) as HTMLElement
const signed = (): (string | undefined)[] => ['a', 'b'].map((id) => note(id).dataset.by)

function knownAuthors(): Authors {
  const authors = new Authors()
  authors.set(
    ['a', 'b'].map((noteId) => ({ noteId, createdBy: 'u1', editedBy: 'u1' })),
    [ADA],
  )
  return authors
}

it('on the full sheet a note is signed when it is reached for, and no other', () => {
  stop = showAuthors(knownAuthors(), () => undefined)
  expect(signed()).toEqual([undefined, undefined])
  note('b').dispatchEvent(new Event('pointerover', { bubbles: true }))
  expect(signed()).toEqual([undefined, 'AL'])
})

it('a note that has the focus says in words who wrote it, before what it said already', () => {
  stop = showAuthors(knownAuthors(), () => undefined)
  note('a').ariaDescription = 'Press Enter'
  note('a').focus()
  expect(note('a').ariaDescription).toBe('By Ada Lovelace. Press Enter')
})

it('authors are wanted once, when the first is looked for, and shown when they come', async () => {
  const authors = new Authors()
  const onwanted = vi.fn(() => authors.set([{ noteId: 'b', createdBy: 'u1', editedBy: 'u1' }], [ADA]))
  stop = showAuthors(authors, onwanted)
  await Promise.resolve()
  expect(onwanted).not.toHaveBeenCalled()
  for (const id of ['a', 'b']) note(id).dispatchEvent(new Event('pointerover', { bubbles: true }))
  await vi.waitFor(() => expect(signed()).toEqual([undefined, 'AL']))
  expect(onwanted).toHaveBeenCalledOnce()
})
