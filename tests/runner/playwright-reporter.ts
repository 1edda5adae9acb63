/** Tallies a Playwright run, beside the reporter that shows it. */
import type { FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter'
import { NO_REASON, writeTally, type Skip } from './tally.ts'

export default class PlaywrightTally implements Reporter {
  #suite: Suite | null = null
  readonly #errors: string[] = []

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite
  }

  /** Errors that belong to no test: a file that cannot be loaded, a fixture that fails at the end. */
  onError(error: TestError): void {
    this.#errors.push(`an error outside any test: ${error.message ?? error.value ?? 'unknown'}`)
  }

  onEnd(_result: FullResult): void {
    const failed = [...this.#errors]
    const skipped: Skip[] = []
    const unsteady: string[] = []
    let passed = 0
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome === 'skipped') skipped.push({ title: titleOf(test), reason: reasonOf(test) })
      else if (outcome === 'unexpected') failed.push(titleOf(test))
      else {
        passed++
        if (outcome === 'flaky') unsteady.push(titleOf(test))
      }
    }
    writeTally({ passed, failed, skipped, unsteady })
  }

  printsToStdio(): boolean {
    return false
  }
}

const titleOf = (test: TestCase): string => test.titlePath().filter(Boolean).join(' > ')

function reasonOf(test: TestCase): string {
  const note = test.annotations.find((one) => one.type === 'skip' || one.type === 'fixme')
  // A test that follows a failed one in a serial group, or that a stopped run never reached, has no note.
  return note?.description ?? (test.results.length === 0 ? 'the run ended before it' : NO_REASON)
}
