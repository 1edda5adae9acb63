/** Why a name was not taken, in words, or undefined when it was. `taken` is the server's answer, if it was asked. */
import { failureText } from './failure-text.ts'
import { t } from './messages/index.ts'
import type { Result } from './result.ts'

export function nameProblem(name: string, taken: Result<unknown> | undefined): string | undefined {
  if (name.trim() === '') return t.common.nameNeeded
  if (!taken || taken.ok) return undefined
  return taken.failure.code === 'invalid_body' ? t.common.nameRefused : failureText(taken.failure)
}
