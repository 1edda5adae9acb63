/** How far the two sides of a fit are told: what a segment wants done, and what a proposition does about it. */
import type { Note } from '@ninefold/shared'

export type Fit = 'told' | 'noJobs' | 'noRelief' | 'nothing'

export function fitOf(
  segment: Pick<Note, 'jobs'> | null,
  proposition: Pick<Note, 'pains' | 'gains'> | null,
): Fit {
  const wants = (segment?.jobs?.length ?? 0) > 0
  const helps = (proposition?.pains?.length ?? 0) + (proposition?.gains?.length ?? 0) > 0
  return wants ? (helps ? 'told' : 'noRelief') : helps ? 'noJobs' : 'nothing'
}
