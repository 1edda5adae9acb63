/** What many rules ask about key activities, each answered at one place. */
import type { Note } from '../../content.ts'
import { PHASES, type CanvasPhase } from '../../model/values.ts'
import type { Model } from '../model.ts'

export const activities = (model: Model): readonly Note[] => model.notes('key_activities')

export const essential = (model: Model): readonly Note[] =>
  activities(model).filter(({ importance }) => importance === 'essential')

/** What nobody, or nobody yet, has said anything about. */
export const sourcingOf = ({ sourcing }: Note) => sourcing ?? 'undecided'

export const isCore = ({ differentiation }: Note): boolean => (differentiation ?? 0) >= 4

export const hasPhase = (model: Model, least: CanvasPhase): boolean =>
  PHASES.indexOf(model.meta.phase) >= PHASES.indexOf(least)

export const supportsNothing = (note: Note, model: Model): boolean => !model.leads(note, 'supports')
