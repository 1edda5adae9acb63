/**
 * JSON lines for operators. A log line names what happened and to which canvas, never what anybody wrote: bodies,
 * titles, names and tokens stay out, and what could carry one is cut here too.
 */
import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino'
import type { LogLevel } from './config.ts'

export type Logger = PinoLogger

/** Fields that would be a secret wherever they turned up. */
const SECRET_FIELDS = [
  'token',
  'cookie',
  'authorization',
  'secret',
  'name',
  'text',
  'title',
  'purpose',
  'body',
]

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[left out]' },
  }
  // Written at once: a line about why the process ends must be out before it ends.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }))
}

/** A path as it may be logged: no query, and no token of a share link. */
export function loggedPath(path: string): string {
  const end = path.search(/[?#]/)
  return (end < 0 ? path : path.slice(0, end)).replace(/^\/j\/.*/, '/j/…')
}
