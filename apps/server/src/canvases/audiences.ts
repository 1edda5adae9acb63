/** Who may hear which events, where that is not every member. */
import { RIGHTS } from '@ninefold/shared'
import type { Audience } from '../sync/ports.ts'

/** Those who may share the canvas. */
export const managersOnly: Audience = { least: RIGHTS.share }
