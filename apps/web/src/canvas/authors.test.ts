import { expect, it, vi } from 'vitest'
import { Authors } from './authors.ts'

const ADA = { userId: 'u1', name: 'Ada' }
const BOB = { userId: 'u2', name: 'Bob' }
const author = ({ name }: typeof ADA): object => ({ name, initials: name[0] })

it('a note has the author the server knows, and who changed it last where that is somebody else', () => {
  const authors = new Authors()
  authors.set(
    [
      { noteId: 'a', createdBy: 'u1', editedBy: 'u1' },
      { noteId: 'b', createdBy: 'u1', editedBy: 'u2' },
      { noteId: 'c', createdBy: null, editedBy: 'u2' },
      { noteId: 'd', createdBy: null, editedBy: null },
    ],
    [ADA, BOB],
  )
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => authors.of(id))).toEqual([
    { author: author(ADA), editor: null },
    { author: author(ADA), editor: author(BOB) },
    { author: null, editor: author(BOB) },
    null,
    null,
  ])
})

it('what is told later takes the place of what was known, and those who listen hear of it', () => {
  const authors = new Authors()
  const heard = vi.fn()
  const stop = authors.subscribe(heard)
  authors.set([{ noteId: 'a', createdBy: 'u1', editedBy: 'u1' }], [ADA])
  authors.set([{ noteId: 'a', createdBy: 'u1', editedBy: 'u2' }], [BOB])
  stop()
  authors.set([], [{ ...BOB, name: 'Robert' }])
  expect([authors.of('a')?.editor?.name, heard.mock.calls.length]).toEqual(['Robert', 2])
})

it('somebody who is named and not known is asked for', () => {
  const authors = new Authors()
  authors.set([], [ADA])
  expect(authors.knows([{ noteId: 'a', createdBy: 'u1', editedBy: null }])).toBe(true)
  expect(authors.knows([{ noteId: 'a', createdBy: 'u1', editedBy: 'u2' }])).toBe(false)
})
