/** How long ago something was, in words. */
import { locale, t } from './messages/index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })

/** "just now", "4 minutes ago", "yesterday", "3 days ago", then the date. `at` is ISO 8601, `now` in ms. */
export function relativeTime(at: string, now: number): string {
  const past = now - Date.parse(at)
  // Clocks differ a little: what seems to lie ahead has just happened.
  if (past < MINUTE) return t.common.justNow
  if (past < HOUR) return words.format(-Math.floor(past / MINUTE), 'minute')
  if (past < DAY) return words.format(-Math.floor(past / HOUR), 'hour')
  if (past < 7 * DAY) return words.format(-Math.floor(past / DAY), 'day')
  return dates.format(new Date(at))
}
