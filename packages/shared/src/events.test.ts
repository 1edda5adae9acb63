import { expect, test } from 'vitest'
import { EVENT_KINDS, readEvent, type CanvasEvent } from './events.ts'

const facts = { noteId: 'n1', createdBy: 'u1', createdAt: 1, editedBy: null, editedAt: null }
const lock = { blockId: 'channels', by: 'u1', at: 1, forAll: false } as const

const EVENTS: readonly CanvasEvent[] = [
  { rev: 1, kind: 'role.changed', data: { userId: 'u1', role: 'viewer', by: 'u2' } },
  { rev: 2, kind: 'role.changed', data: { userId: 'u1', role: null, by: null } },
  { rev: 3, kind: 'role.changed', data: { userId: 'u1', role: 'editor', by: 'u2', expiresAt: 5 } },
  { rev: 4, kind: 'link.changed', data: { linkId: 'l1' } },
  { rev: 5, kind: 'lock.changed', data: { blockId: 'channels', lock } },
  { rev: 6, kind: 'lock.changed', data: { blockId: 'channels', lock: { ...lock, reason: 'Agreed' } } },
  { rev: 7, kind: 'lock.changed', data: { blockId: 'channels', lock: null } },
  { rev: 8, kind: 'note.facts', data: { facts: [facts] } },
  { rev: 9, kind: 'reading.added', data: { kpiId: 'k1', readingId: 'r1' } },
  { rev: 10, kind: 'trigger.changed', data: { triggerId: 't1' } },
]

test('every kind of event is read as it was told', () => {
  expect(EVENTS.map((event) => readEvent(JSON.parse(JSON.stringify(event)) as CanvasEvent))).toEqual(EVENTS)
  expect(new Set(EVENTS.map(({ kind }) => kind))).toEqual(new Set(EVENT_KINDS))
})

test.each([
  ['a.new.kind', {}],
  ['toString', {}],
  ['hidden', undefined],
  ['role.changed', undefined],
  ['role.changed', []],
  ['role.changed', { userId: 'u1', role: 'king', by: null }],
  ['role.changed', { userId: 'u1', role: 'editor', by: null, expiresAt: 'soon' }],
  ['link.changed', { linkId: 5 }],
  ['lock.changed', { blockId: 'tenth', lock: null }],
  ['lock.changed', { blockId: 'channels', lock: { ...lock, forAll: 'no' } }],
  ['note.facts', { facts: [{ ...facts, noteId: 'a b' }] }],
  ['note.facts', { facts: 'all' }],
  ['reading.added', { kpiId: 'k1' }],
  ['trigger.changed', { triggerId: 1 }],
])('%s with %j keeps its place and says nothing', (kind, data) => {
  expect(readEvent({ rev: 9, kind, data })).toEqual({ rev: 9, kind: 'hidden' })
})
