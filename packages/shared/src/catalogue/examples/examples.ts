/** Six worked canvases to look at, copy and play with, and one with faults to find. */
import type { ExampleCanvas } from '../sketch.ts'
import { AGILE_ENTERPRISE_ARCHITECTURE } from './agile-enterprise-architecture.ts'
import { GADGET_GARDEN } from './gadget-garden.ts'
import { HARBOUR_OPS } from './harbour-ops.ts'
import { HOSIERY } from './hosiery-maker.ts'
import { JIFFY_LUBE } from './jiffy-lube.ts'
import { LINKEDIN } from './linkedin.ts'
import { SECOND_CHAPTER_BOOKS } from './second-chapter-books.ts'

export const EXAMPLES: readonly ExampleCanvas[] = [
  LINKEDIN,
  HOSIERY,
  JIFFY_LUBE,
  AGILE_ENTERPRISE_ARCHITECTURE,
  SECOND_CHAPTER_BOOKS,
  HARBOUR_OPS,
]

export const TEACHING_CANVAS = GADGET_GARDEN

/** Any of the seven by its key, or null. */
export function exampleFor(key: string): ExampleCanvas | null {
  return [...EXAMPLES, TEACHING_CANVAS].find((example) => example.key === key) ?? null
}
