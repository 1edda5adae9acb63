/** What somebody who looked for faults found of those that were planted. */
import type { PlantedFault } from '@ninefold/shared/catalogue/sketch'

export interface Verdict {
  /** By the key of a note or the id of a block: what is wrong with it. */
  readonly lessons: ReadonlyMap<string, readonly string[]>
  /** What is wrong with the canvas as a whole. */
  readonly ofWhole: readonly string[]
  readonly found: number
  /** Places that have a fault. */
  readonly faulty: number
  /** Marked, though nothing is wrong there. */
  readonly mistaken: readonly string[]
}

export function judge(faults: readonly PlantedFault[], marked: ReadonlySet<string>): Verdict {
  const lessons = new Map<string, string[]>()
  for (const { subjects, lesson } of faults)
    for (const subject of subjects) lessons.set(subject, [...(lessons.get(subject) ?? []), lesson])
  return {
    lessons,
    ofWhole: faults.filter(({ subjects }) => subjects.length === 0).map(({ lesson }) => lesson),
    found: [...marked].filter((subject) => lessons.has(subject)).length,
    faulty: lessons.size,
    mistaken: [...marked].filter((subject) => !lessons.has(subject)),
  }
}
