/** What a failure means to a person, and what to do next, where the page has nothing more fitting to say. */
import { t } from './messages/index.ts'
import type { Failure } from './result.ts'

export function failureText(failure: Failure): string {
  switch (failure.code) {
    case 'unreachable':
      return t.common.unreachable
    case 'unreadable':
      return t.common.unreadable
    case 'too_many_requests':
      return t.common.tooMany
    case 'storage_unavailable':
    case 'restarting':
      return t.common.storageDown
    default:
      return t.common.wentWrong
  }
}
