/** The path by which a team finds its key activities: three looks at the canvas, in this order. */
import type { BlockId } from '../../blocks.ts'

export interface IdentificationStep {
  readonly id: string
  /** The block whose notes are gone through one by one. */
  readonly blockId: BlockId
  readonly title: string
  /** Asked of each note of that block. */
  readonly prompt: string
}

export const IDENTIFICATION_STEPS: readonly IdentificationStep[] = [
  {
    id: 'propositions',
    blockId: 'value_propositions',
    title: 'Start from the propositions',
    prompt: 'What must we do exceptionally well to keep this promise?',
  },
  {
    id: 'segments',
    blockId: 'customer_segments',
    title: 'Go through the segments',
    prompt: 'What is missing to reach them, serve them and keep them?',
  },
  {
    id: 'cost',
    blockId: 'cost_structure',
    title: 'End with cost',
    prompt: 'Which activity causes it, and is it worth that? Trim, share or hand over.',
  },
]
