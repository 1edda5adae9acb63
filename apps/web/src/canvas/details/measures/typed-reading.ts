/**
 * What somebody has typed of a reading and not entered yet, by measure: kept in this tab, so that neither closing the
 * details nor a lost network nor a reload takes it away.
 */
export interface Typed {
  /** Empty for today. */
  readonly at: string
  readonly value: string
  readonly explanation: string
  readonly action: string
}

export const NOTHING: Typed = { at: '', value: '', explanation: '', action: '' }

const keyOf = (kpiId: string): string => `ninefold.reading.${kpiId}`

export function typedOf(kpiId: string): Typed {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(kpiId)) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return NOTHING
    const texts = Object.entries(stored).filter(([name, text]) => name in NOTHING && typeof text === 'string')
    return { ...NOTHING, ...Object.fromEntries(texts) }
  } catch {
    return NOTHING // storage is denied or holds something else
  }
}

export function keepTyped(kpiId: string, typed: Typed): void {
  try {
    if (Object.values(typed).every((text) => text === '')) sessionStorage.removeItem(keyOf(kpiId))
    else sessionStorage.setItem(keyOf(kpiId), JSON.stringify(typed))
  } catch {
    // storage is denied: it holds as long as the form is open
  }
}
