/** From what is typed of a reading to a reading, or to what is wrong with it, field by field. */
import type { AddReadingBody } from '@ninefold/shared/api/measures'
import { t } from '../../../lib/messages/index.ts'
import { parseDay, parseNumber } from '../controls/parse.ts'
import type { Typed } from './typed-reading.ts'

/** What the server takes. */
const MOST = 1e15
const parseValue = parseNumber({ least: -MOST, most: MOST, whole: false })

export interface Entry {
  readonly value: number | null
  readonly problems: { readonly at?: string; readonly value?: string }
  /** Null while something is wrong. */
  readonly body: AddReadingBody | null
}

/** `badDay`: the field holds something that is no day. `isMissed`: whether a value misses its target. */
export function readEntry(
  typed: Typed,
  today: string,
  badDay: boolean,
  isMissed: (value: number) => boolean,
): Entry {
  const parsed = parseValue(typed.value)
  const value = 'problem' in parsed ? null : parsed.value
  const day = badDay ? { problem: t.details.problems.day } : parseDay(typed.at || today)
  const at = 'problem' in day ? null : day.value
  const problems = {
    ...('problem' in parsed && { value: parsed.problem }),
    ...('problem' in day && { at: day.problem }),
    ...(at !== null && at > today && { at: t.measures.dayToCome }),
  }
  if (value === null || at === null || Object.keys(problems).length > 0)
    return { value, problems, body: null }
  // What was typed for a value that has been put right since is no longer asked for.
  const words = isMissed(value) ? wordsOf(typed) : {}
  return { value, problems, body: { at, value, ...words } }
}

function wordsOf({ explanation, action }: Typed): Pick<AddReadingBody, 'explanation' | 'action'> {
  const [why, done] = [explanation.trim(), action.trim()]
  return { ...(why !== '' && { explanation: why }), ...(done !== '' && { action: done }) }
}
