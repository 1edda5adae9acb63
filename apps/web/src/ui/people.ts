/** How people are shown: the page's own tone of their wire colour, and their initials. */
import { NOTE_COLORS, PERSON_COLORS, type NoteColor } from '@ninefold/shared'

/** The token of a person's colour, in both themes; an unknown colour gets a steady one of the eight. */
export function personTone(color: string): string {
  const index = (PERSON_COLORS as readonly string[]).indexOf(color)
  return `var(--who-${(index < 0 ? color.length % PERSON_COLORS.length : index) + 1})`
}

/** The number of a note colour's tokens, `--note-n` and `--note-n-edge`: "stone", the default, is the last. */
export function noteTone(color: NoteColor): number {
  return NOTE_COLORS.indexOf(color) || NOTE_COLORS.length
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstGrapheme(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment
  return ''
}

/** One or two letters for a name: of its first and last word, or of its only one. `most` 1 gives the first alone. */
export function initials(name: string, most: 1 | 2 = 2): string {
  const words = name.split(/[\s\p{P}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const [first, last] = [words[0], words.length > 1 && most > 1 ? words.at(-1) : undefined]
  if (first === undefined) return firstGrapheme(name.trim()) || '?'
  return (firstGrapheme(first) + (last ? firstGrapheme(last) : '')).toLocaleUpperCase()
}
