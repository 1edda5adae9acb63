/** One line of the table: a work that is given to several subjects. */
import type { Subject } from './subjects/subject.ts'

/** What was measured of one subject, or why it cannot do the work. `runs`: how many there were, if not as asked. */
export type Figures = Readonly<Record<string, number>> | { readonly cannot: string }

export interface Bench {
  readonly runs: number
  /** This scenario was asked for by itself: it may take its time. */
  readonly alone: boolean
  /** A smoke run: small and short, to see that everything works. Its figures mean nothing. */
  readonly quick: boolean
  /** The processor compiles and settles for so long before anything counts. */
  readonly warmUpMs: number
  readonly windowMs: number
  log(line: string): void
  /** One subject could not be measured; the others' figures are worth having all the same. */
  failed(subject: Subject, error: unknown): void
}

export interface Scenario {
  readonly name: string
  readonly title: string
  readonly subjects: readonly Subject[]
  /** Measures `subjects`, a part of those above; figures by their names. */
  run(bench: Bench, subjects: readonly Subject[]): Promise<Record<string, Figures>>
}

/** Measures one subject after the other. */
export async function oneByOne(
  bench: Bench,
  subjects: readonly Subject[],
  measure: (subject: Subject) => Promise<Figures>,
): Promise<Record<string, Figures>> {
  const figures: Record<string, Figures> = {}
  for (const subject of subjects) {
    try {
      figures[subject.name] = await measure(subject)
    } catch (error) {
      bench.failed(subject, error)
    }
  }
  return figures
}
