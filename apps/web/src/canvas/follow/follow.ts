/**
 * What the page follows once it stands: groups, locks, one's own role in words, who left, who wrote which note, how
 * notes are linked, where the model does not hold together, what it shows of the business, who is on a guided path or asks
 * for the Guide, what others change, how it is printed, and whether the canvas is still held by one browser alone. Each is
 * a small function that listens until its own end.
 */
import type { Canvas } from '../context.ts'
import { detailsAreReady, prepareDetails } from '../details/open.ts'
import { askToKeep } from './ask-to-keep.ts'
import { followAuthors } from './follow-authors.ts'
import { followChanges } from './follow-changes.ts'
import { followDepartures } from './follow-departures.ts'
import { followGroups } from './follow-groups.ts'
import { followGuide } from './follow-guide.ts'
import { followHealth } from './follow-health.ts'
import { followImportance } from './follow-importance.ts'
import { followLinks } from './follow-links.ts'
import { followLocks } from './follow-locks.ts'
import { followPaths } from './follow-paths.ts'
import { followPerspective } from './follow-perspective.ts'
import { followPrint } from './follow-print.ts'
import { followRole } from './follow-role.ts'

/** Follows until the returned function is called. */
export function follow(canvas: Canvas): () => void {
  // The first dialog opens a request sooner.
  void import('../Panels.svelte').catch(() => undefined)
  // So do the details of a note: the press that asks for them is the one that shows them.
  detailsAreReady(canvas)
  void prepareDetails().catch(() => undefined)
  const followers = [
    ...[followGroups, followLocks, followRole, followAuthors, followDepartures],
    ...[followLinks, followHealth, followImportance, followPaths, followGuide],
    ...[followPerspective, followChanges, followPrint, askToKeep],
  ]
  const ends = followers.map((begin) => begin(canvas))
  return () => {
    for (const end of ends) end()
  }
}
