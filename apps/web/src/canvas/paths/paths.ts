/** The guided paths to key activities, and the stops each is made of. */
import { IDENTIFICATION_STEPS } from '@ninefold/shared/catalogue/learning/three-steps'

export const PATHS = ['backward', 'three-steps'] as const
export type PathId = (typeof PATHS)[number]
export const isPath = (value: unknown): value is PathId => PATHS.includes(value as PathId)

/** The last stop of the way backward; the ones before it are the propositions, by their ids. */
export const RATING = 'rating'
export const STEPS = IDENTIFICATION_STEPS

/** Where somebody is on a path. A stop that is not there (any more) means the first one. */
export interface PathPlace {
  readonly path: PathId
  readonly stop: string
}

export type StopState = 'open' | 'begun' | 'done'

export interface Stop {
  readonly id: string
  readonly name: string
  readonly state: StopState
  /** How far it is, in words. */
  readonly fact: string
}

/** How far along a count is. */
export const stateOf = (done: number, of: number): StopState =>
  of > 0 && done >= of ? 'done' : done > 0 ? 'begun' : 'open'
