/** Locks: read whole when the page has met the server, then told one by one. */
import { blockById, type BlockId, type BlockLock } from '@ninefold/shared'
import type { LockView } from '@ninefold/shared/api/locks'
import { readLocks } from '../../lib/locks-api.ts'
import { t } from '../../lib/messages/index.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import type { Canvas } from '../context.ts'
import { whenConnected } from './when-connected.ts'

export function followLocks({ session, locks, presence }: Canvas): () => void {
  let changes: Change[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (change: Change): void => {
    changes.push(change)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const text = words(changes, (id) => presence.people.find((person) => person.id === id)?.name)
      changes = []
      if (text !== null) toasts.show({ text })
    }, TOGETHER_MS)
  }
  /** The list holds what was told up to here. */
  let known = 0
  const read = async (): Promise<void> => {
    const list = await readLocks(session.canvasId)
    // A page that cannot read them meets the server's own guard, and reads them with its next connection.
    if (!list.ok || list.value.rev < known) return
    known = list.value.rev
    locks.replace(list.value.items.map(toLock))
  }
  const ends = [
    whenConnected(session, () => void read()),
    session.events.onGap(() => void read()),
    session.events.on('lock.changed', ({ blockId, lock }, rev) => {
      if (rev <= known) return
      known = rev
      locks.set(blockId, lock)
      if (lock?.by !== session.hello?.userId) say({ blockId, by: lock?.by ?? null, reason: lock?.reason })
    }),
    () => clearTimeout(timer),
  ]
  return () => {
    for (const end of ends) end()
  }
}

/** Several blocks are often locked in one go: one sentence for all of them. */
const TOGETHER_MS = 250

interface Change {
  readonly blockId: BlockId
  /** Null when it was unlocked. */
  readonly by: string | null
  readonly reason: string | undefined
}

function words(changes: readonly Change[], nameOf: (userId: string) => string | undefined): string | null {
  const locked = changes.filter(({ by }) => by !== null)
  const [first] = locked.length > 0 ? locked : changes
  if (!first) return null
  const block = blockById(first.blockId).name
  if (first.by === null)
    return changes.length === 1 ? t.people.unlockedBlock(block) : t.people.unlockedNow(changes.length)
  const name = nameOf(first.by) ?? t.canvas.someone
  if (locked.length > 1) return t.people.lockedManyBy(name, locked.length)
  return first.reason === undefined
    ? t.people.lockedBy(name, block)
    : t.people.lockedByWhy(name, block, first.reason)
}

const toLock = ({ blockId, by, at, forAll, reason }: LockView): BlockLock => ({
  blockId,
  by: by.userId,
  at: Date.parse(at),
  forAll,
  ...(reason !== undefined && { reason }),
})
