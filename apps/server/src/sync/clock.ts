/** The process's own clock. */
import type { Clock } from './ports.ts'

export const systemClock: Clock = {
  wallNow: () => Date.now(),
  now: () => performance.now(),
  after(ms, fn) {
    const timer = setTimeout(fn, ms)
    timer.unref()
    return { cancel: () => clearTimeout(timer) }
  },
  soon(fn) {
    const immediate = setImmediate(fn)
    return { cancel: () => clearImmediate(immediate) }
  },
}
