/** Days as whole numbers since 1970, by universal time: the same on every screen and on the server. */

const DAY_MS = 86_400_000

/** The day of a moment in milliseconds since 1970. */
export const dayOf = (moment: number): number => Math.floor(moment / DAY_MS)

/** The day written as `2026-01-31`. */
export const dayFrom = (written: string): number => dayOf(Date.parse(`${written}T00:00:00Z`))

/** A day as it is written in documents and asked for by the checks. */
export const writtenDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

/** A day as a number, written. */
export const asWritten = (day: number): string => writtenDay(day * DAY_MS)
