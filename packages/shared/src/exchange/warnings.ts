/** What an import could not take over, for a person to read: the code is what a program decides by. */

export const IMPORT_WARNINGS = {
  not_a_canvas: 'This holds nothing that could be read as a canvas.',
  newer_format: 'This was written by a newer version; what is not known here was left out.',
  field_dropped: 'Fields that hold something they cannot were left out.',
  entity_dropped: 'Entries that lack what they need were left out.',
  link_dropped: 'Links that join nothing here, or nothing they may join, were left out.',
  duplicate_id: 'Entries with the id of another got ids of their own.',
  text_cut: 'Texts that were too long were cut.',
  too_many: 'There was more than a canvas can hold; the rest was left out.',
  unknown_section: 'Sections that are none of the nine blocks were left out.',
  unknown_line: 'Lines that could not be read were left out.',
} as const
export type ImportWarningCode = keyof typeof IMPORT_WARNINGS

/** One kind of loss: how often, and where at first, as names of lists and fields or numbers of lines. */
export interface ImportWarning {
  readonly code: ImportWarningCode
  readonly message: string
  readonly count: number
  readonly examples: readonly string[]
}

const EXAMPLES = 5

export class Warnings {
  readonly #found = new Map<ImportWarningCode, string[]>()

  add(code: ImportWarningCode, where: string): void {
    const places = this.#found.get(code)
    if (places) places.push(where)
    else this.#found.set(code, [where])
  }

  get list(): ImportWarning[] {
    return [...this.#found].map(([code, places]) => ({
      code,
      message: IMPORT_WARNINGS[code],
      count: places.length,
      examples: [...new Set(places)].slice(0, EXAMPLES),
    }))
  }
}
