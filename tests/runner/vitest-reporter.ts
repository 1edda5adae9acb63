/** Tallies a vitest run, beside the reporter that shows it. */
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'
import { NO_REASON, writeTally, type Skip } from './tally.ts'

export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const failed: string[] = unhandled.map((error) => `an error outside any test: ${error.message}`)
    const skipped: Skip[] = []
    const unsteady: string[] = []
    let passed = 0
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') {
          passed++
          if (test.diagnostic()?.flaky) unsteady.push(titleOf(test))
        } else if (result.state === 'skipped')
          skipped.push({ title: titleOf(test), reason: result.note ?? NO_REASON })
        else failed.push(titleOf(test))
      }
      if (module.errors().length > 0) failed.push(`${module.relativeModuleId} could not be loaded`)
    }
    writeTally({ passed, failed, skipped, unsteady })
  }
}

const titleOf = (test: TestCase): string => `${test.module.relativeModuleId} > ${test.fullName}`
