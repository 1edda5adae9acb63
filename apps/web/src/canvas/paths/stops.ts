/** The stops of a path on this canvas, with how far each is. */
import type { Note } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'
import { RATING, stateOf, STEPS, type PathId, type Stop } from './paths.ts'
import * as progress from './progress.ts'
import type { Looked } from './progress.ts'

/** `activities` are the same as of the canvas, with all they know. */
export function stopsOf(path: PathId, looked: Looked, activities: readonly Note[]): Stop[] {
  return path === 'backward' ? backward(looked, activities) : threeSteps(looked, activities)
}

function backward(looked: Looked, activities: readonly Note[]): Stop[] {
  const propositions = looked.notesIn('value_propositions').map((note): Stop => {
    const found = progress.activitiesFor(looked, note).length
    return {
      id: note.id,
      name: note.text.trim() || t.canvas.emptyNote,
      state: found > 0 ? 'done' : 'open',
      fact: t.paths.activities(found),
    }
  })
  const { done, of } = progress.rated(activities)
  const fact = of === 0 ? t.paths.none.cost : t.paths.rated(done, of)
  return [...propositions, { id: RATING, name: t.paths.rating, state: stateOf(done, of), fact }]
}

function threeSteps(looked: Looked, activities: readonly Note[]): Stop[] {
  const [propositions, segments, weighed, traced] = [
    progress.propositions(looked),
    progress.segments(looked),
    progress.weighed(activities),
    progress.traced(looked),
  ]
  const counts: Record<string, { done: number; of: number; fact: string }> = {
    propositions: { ...propositions, fact: t.paths.withActivity(propositions.done, propositions.of) },
    segments: { ...segments, fact: t.paths.open(segments.done, segments.of) },
    cost: {
      // A cost that nothing causes keeps the step from being done, but the words are those of the activities.
      done: weighed.done + traced.done,
      of: weighed.of === 0 ? 0 : weighed.of + traced.of,
      fact: t.paths.weighed(weighed.done, weighed.of),
    },
  }
  const asked: Record<string, number> = {
    propositions: propositions.of,
    segments: segments.of,
    cost: weighed.of,
  }
  return STEPS.map(({ id, title }) => {
    const { done = 0, of = 0, fact = '' } = counts[id] ?? {}
    const none = t.paths.none[id as keyof typeof t.paths.none]
    return { id, name: title, state: stateOf(done, of), fact: asked[id] === 0 ? none : fact }
  })
}

/** How far the whole path is, in words. */
export function factOf(path: PathId, looked: Looked, activities: readonly Note[]): string {
  const { done, of } = progress.propositions(looked)
  if (path === 'backward') return of === 0 ? t.paths.none.propositions : t.paths.withActivity(done, of)
  const stops = threeSteps(looked, activities)
  return t.paths.stepsDone(stops.filter(({ state }) => state === 'done').length, stops.length)
}

/** Where to begin or go on: at what is wanted, else at the first stop that is not done. */
export function stopAt(stops: readonly Stop[], wanted: string | undefined): Stop | undefined {
  return stops.find(({ id }) => id === wanted) ?? stops.find(({ state }) => state !== 'done') ?? stops[0]
}
