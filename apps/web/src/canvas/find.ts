/** Finding notes by words: every word of the query somewhere in the text, whatever its case and accents. */
import type { SheetNote } from '@ninefold/shared'

export function findNotes(notes: Iterable<SheetNote>, query: string): SheetNote[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  return [...notes].filter((note) => {
    const text = fold(`${note.text} ${note.detail}`)
    return words.every((word) => text.includes(word))
  })
}

/** Without case and accents: "Café" is found by "cafe". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
