/** The sizes of paper a canvas is printed on, always landscape, and how large its letters are there. */
export const PAPERS = ['a4', 'a3', 'letter'] as const
export type PaperId = (typeof PAPERS)[number]

/** Millimetres, the longer side first. */
const SIZES: Readonly<Record<PaperId, readonly [width: number, height: number]>> = {
  a4: [297, 210],
  a3: [420, 297],
  letter: [279.4, 215.9],
}
export const MARGIN_MM = 8

/** Points on A4, from comfortable to the least that is read without a glass. */
const LARGEST = 9.5
const LEAST = 6.5
const STEP = 0.5
/** Where not all notes fit however small they are: the size at which those that do are read well. */
const OVERFULL = 7.5

const KEY = 'ninefold.paper'
const LETTER_REGIONS = ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE']

export class Paper {
  readonly id: PaperId
  readonly width: number
  readonly height: number

  constructor(id: PaperId) {
    this.id = id
    ;[this.width, this.height] = SIZES[id]
  }

  /** What can be printed on, in millimetres. */
  get inside(): readonly [width: number, height: number] {
    return [this.width - 2 * MARGIN_MM, this.height - 2 * MARGIN_MM]
  }

  /** Sizes of letters to try, the largest first, in points. */
  get letters(): number[] {
    const largest = (LARGEST * this.width) / SIZES.a4[0]
    return Array.from({ length: Math.floor((largest - LEAST) / STEP) + 1 }, (_, i) => largest - i * STEP)
  }

  get overfull(): number {
    return (OVERFULL * this.width) / SIZES.a4[0]
  }
}

/** What this person printed on last, else what is usual where their browser says they are. */
export function usualPaper(): PaperId {
  try {
    const stored = localStorage.getItem(KEY)
    const known = PAPERS.find((id) => id === stored)
    if (known) return known
  } catch {
    // storage is denied
  }
  const { region } = new Intl.Locale(navigator.language || 'en').maximize()
  return navigator.language.includes('-') && LETTER_REGIONS.includes(region ?? '') ? 'letter' : 'a4'
}

export function rememberPaper(id: PaperId): void {
  try {
    localStorage.setItem(KEY, id)
  } catch {
    // storage is denied: asked again next time
  }
}
