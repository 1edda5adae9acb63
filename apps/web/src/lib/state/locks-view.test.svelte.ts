import type { BlockLock, Role } from '@ninefold/shared'
import { expect, it } from 'vitest'
import { LocksView } from './locks-view.svelte.ts'
import type { SessionView } from './session-view.svelte.ts'

const lock = (forAll = false): BlockLock => ({ blockId: 'channels', by: 'u1', at: 0, forAll })

/** A page whose person has this role. */
function page(role: Role | null, editable = true): LocksView {
  return new LocksView({ role, editable } as SessionView)
}

it.each([
  ['owner', true],
  ['facilitator', true],
  ['editor', false],
  [null, false],
] as const)('in a locked block somebody of role %s writes: %s', (role, writes) => {
  const locks = page(role)
  expect(locks.mayWriteIn('channels')).toBe(true)
  locks.set('channels', lock())
  expect(locks.mayWriteIn('channels')).toBe(writes)
  expect(locks.mayWriteIn('key_partners')).toBe(true)
  locks.set('channels', null)
  expect(locks.mayWriteIn('channels')).toBe(true)
})

it('a lock for all holds for the owner too', () => {
  const locks = page('owner')
  locks.replace([lock(true)])
  expect(locks.mayWriteIn('channels')).toBe(false)
})

it('on a page that is read-only nobody writes anywhere', () => {
  expect(page('owner', false).mayWriteIn('channels')).toBe(false)
})

it('a list read anew takes the place of all locks', () => {
  const locks = page('editor')
  locks.set('channels', lock())
  locks.replace([{ ...lock(), blockId: 'key_partners' }])
  expect([locks.on('channels'), locks.on('key_partners')?.blockId]).toEqual([null, 'key_partners'])
})
