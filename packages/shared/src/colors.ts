/** Colours by name: what a colour looks like belongs to the page's tokens, what it means to the canvas's legend. */

/** The eight colours of a note. `stone` is what a note has when nobody chose one. */
export const NOTE_COLORS = ['stone', 'sand', 'clay', 'rose', 'plum', 'iris', 'sky', 'leaf'] as const
export type NoteColor = (typeof NOTE_COLORS)[number]
export const DEFAULT_NOTE_COLOR: NoteColor = 'stone'

export function isNoteColor(value: unknown): value is NoteColor {
  return NOTE_COLORS.includes(value as NoteColor)
}

/**
 * Colours of people on the wire: #rrggbb, because y-codemirror appends an alpha to it. White on each is ≥ 5:1.
 * The page shows its own tone of the same index, so that they read in both themes.
 */
export const PERSON_COLORS = [
  '#9a3b36',
  '#8a4f0a',
  '#5f6300',
  '#1a7042',
  '#006f70',
  '#0b65a4',
  '#6a4fae',
  '#963a78',
] as const
export type PersonColor = (typeof PERSON_COLORS)[number]
