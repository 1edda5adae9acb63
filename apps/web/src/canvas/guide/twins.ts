/** Keeps what this page suggested from being there twice, when somebody else suggested the same before they met. */
import type * as Y from 'yjs'
import { rootMap } from '@ninefold/shared/document/layout'
import { settleTwins } from '@ninefold/shared/document/twins'
import { ORIGIN } from '../../lib/sync/origin.ts'
import type { Canvas } from '../context.ts'

const ownOf = new WeakMap<Y.Doc, Set<string>>()

/** Looks after these suggestions as long as the page lives. */
export function lookAfter({ session, notes }: Canvas, ids: readonly string[]): void {
  const { doc } = session
  let own = ownOf.get(doc)
  if (!own) {
    ownOf.set(doc, (own = new Set()))
    const mine = own
    rootMap(doc, 'notes').observeDeep((events, transaction) => {
      // What was written here knows of all that is here.
      if (transaction.local || !events.some(brings)) return
      // After the update that brought it, as one of our own.
      queueMicrotask(() => {
        for (const id of settleTwins(doc, mine, ORIGIN.setup)) mine.delete(id)
        notes.flush()
      })
    })
  }
  for (const id of ids) own.add(id)
}

/** Whether a change brings notes, or shows some that were hidden. */
const brings = ({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
  path.length === 0 || (path.length === 1 && changes.keys.has('deletedAt'))
