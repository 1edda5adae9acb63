/** The value, or a broken contract: `what` says which. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`)
  return value
}

/** Ends a switch over a union: compiles only while every member has its case. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`)
}
