/**
 * What a run amounts to. Each runner's reporter writes its own tally to the file named by `TEST_TALLY`; the
 * command adds them up. A reporter that never wrote (its runner fell over) counts as a failure, never as nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs'

export interface Tally {
  readonly passed: number
  /** What failed, by its full title. A test file that could not even be loaded is one. */
  readonly failed: readonly string[]
  readonly skipped: readonly Skip[]
  /** What failed first and passed at the second try: each one is a defect that waits for its cause to be found. */
  readonly unsteady: readonly string[]
}

export interface Skip {
  readonly title: string
  readonly reason: string
}

export const NOTHING: Tally = { passed: 0, failed: [], skipped: [], unsteady: [] }
export const NO_REASON = 'no reason given'

export function writeTally(tally: Tally): void {
  const path = process.env.TEST_TALLY
  if (path) writeFileSync(path, JSON.stringify(tally))
}

/** The tally a runner left; one failure in its name when it left none, or ended badly without saying why. */
export function readTally(path: string, runner: string, exitCode: number): Tally {
  const tally = readFileOf(path)
  if (!tally)
    return {
      ...NOTHING,
      failed: [`${runner} ended with code ${exitCode} before it could report`],
    }
  if (exitCode === 0 || tally.failed.length > 0) return tally
  return { ...tally, failed: [`${runner} ended with code ${exitCode}`] }
}

function readFileOf(path: string): Tally | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tally // written by `writeTally` of this same program
  } catch {
    return null // never written: the runner fell over first
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, one) => sum + one.passed, 0),
    failed: tallies.flatMap((one) => one.failed),
    skipped: tallies.flatMap((one) => one.skipped),
    unsteady: tallies.flatMap((one) => one.unsteady),
  }
}

/** The last lines of a run: what failed, what was skipped and why, and the count. */
export function closingLines(tally: Tally): string[] {
  return [
    ...tally.failed.map((title) => `✗ ${title}`),
    ...tally.unsteady.map((title) => `~ passed at the second try only: ${title}`),
    ...reasons(tally.skipped),
    `${tally.passed} passed, ${tally.failed.length} failed, ${tally.skipped.length} skipped`,
  ]
}

function reasons(skips: readonly Skip[]): string[] {
  const titles = new Map<string, string[]>()
  for (const skip of skips) titles.set(skip.reason, [...(titles.get(skip.reason) ?? []), skip.title])
  return [...titles].map(
    ([reason, all]) => `- skipped ${all.length > 3 ? `${all.length} tests` : all.join('; ')}: ${reason}`,
  )
}

/** Good when something ran and nothing failed. */
export function isGood(tally: Tally): boolean {
  return tally.failed.length === 0 && tally.passed > 0
}
