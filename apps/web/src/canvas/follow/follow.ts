/**
 * What the page follows once it stands: groups, locks, one's own role in words, who left, who wrote which note, how
 * notes are linked, where the model does not hold together, what it shows of the business, who is on a guided path or asks
 * for the Guide, what others change, how it is printed, the keys that lead to a block, and whether the canvas is still
 * held by one browser alone. Each is a small function that listens until its own end.
 */
import type { Canvas } from '../context.ts'
import { detailsAreReady, prepareDetails } from '../details/open.ts'
import { askToKeep } from './ask-to-keep.ts'
import { followAuthors } from './follow-authors.ts'
import { followDepartures } from './follow-departures.ts'
import { followGroups } from './follow-groups.ts'
import { followLocks } from './follow-locks.ts'
import { followPaths } from './follow-paths.ts'
import { followRole } from './follow-role.ts'
import { later, type Begin } from './later.ts'

const NOW: readonly Begin[] = [
  followGroups,
  followLocks,
  followRole,
  followAuthors,
  followDepartures,
  followPaths,
  askToKeep,
]

const LATER: readonly (() => Promise<Begin>)[] = [
  () => import('../links/begin.ts').then(({ beginLinks }) => beginLinks),
  () => import('../health/begin.ts').then(({ beginHealth }) => beginHealth),
  () => import('../lens/stars.ts').then(({ showStars }) => onSheet(showStars)),
  () => import('../paths/entry.ts').then(({ showEntry }) => onSheet(showEntry)),
  () => import('../guide/begin.ts').then(({ beginGuide }) => beginGuide),
  () => import('./follow-digits.ts').then(({ followDigits }) => followDigits),
  () => import('../perspective/begin.ts').then(({ beginPerspective }) => beginPerspective),
  () => import('../announce/say-changes.ts').then(({ sayChanges }) => sayChanges),
  // Ready before anybody asks: the browser's own print key waits for nothing.
  () => import('../print/begin.ts').then(({ beginPrint }) => beginPrint),
]

/** What is put among the drawn notes. */
function onSheet(show: (canvas: Canvas, sheet: HTMLElement) => () => void): Begin {
  return (canvas) => {
    const sheet = document.querySelector<HTMLElement>('.sheet')
    return sheet ? show(canvas, sheet) : () => undefined
  }
}

/** Follows until the returned function is called. */
export function follow(canvas: Canvas): () => void {
  // The first dialog opens a request sooner, and so does the menu of the bar.
  void import('../Panels.svelte').catch(() => undefined)
  void import('../more-menu.ts').catch(() => undefined)
  // So do the details of a note: the press that asks for them is the one that shows them.
  detailsAreReady(canvas)
  void prepareDetails().catch(() => undefined)
  const ends = [...NOW.map((begin) => begin(canvas)), ...LATER.map((load) => later(canvas, load))]
  return () => {
    for (const end of ends) end()
  }
}
