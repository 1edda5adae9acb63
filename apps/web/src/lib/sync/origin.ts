/** Who caused a transaction in this page; what comes from the server or the local copy has their own origins. */
export const ORIGIN = {
  /** Something a person did: undo follows it. */
  gesture: Symbol('gesture'),
  /** Its untracked part: a draft that nobody sees yet. */
  setup: Symbol('setup'),
} as const
