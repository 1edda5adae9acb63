/** What a check on wording has to know of a language. */

export interface WordLists {
  readonly language: string
  /** Words that carry no meaning of their own; left out when two notes are compared. */
  readonly small: ReadonlySet<string>
  /** Texts that say nothing concrete when a note holds no more than one of them. */
  readonly vague: ReadonlySet<string>
  /** Whether folded words, in their order, say that something is done: by a verb, or by a noun made of one. */
  readonly tellsDoing: (words: readonly string[]) => boolean
  /** Whether a folded word names something that is owned or employed and not done. */
  readonly isAsset: (word: string) => boolean
  /** Whether a folded word belongs to administration, which seldom sets a business apart. */
  readonly isAdministration: (word: string) => boolean
}
