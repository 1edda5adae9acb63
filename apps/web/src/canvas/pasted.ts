/** What a pasted text becomes: a note for each line, and what is too long for one note goes on in the next. */

/** The notes of a pasted text, none longer than `limit`; the first one may only take `room`, and is empty if none fits. */
export function notesOf(text: string, limit: number, room = limit): string[] {
  return linesOf(text).flatMap((line, i) => pieces(line, limit, i === 0 ? room : limit))
}

export interface PastedText {
  /** What goes where the caret stands. */
  readonly here: string
  /** What becomes notes of its own. */
  readonly rest: readonly string[]
}

/** A text pasted where `room` letters fit; null when it goes in as it is, by the field's own paste. */
export function pastedInto(text: string, limit: number, room: number): PastedText | null {
  const [here, ...rest] = notesOf(text, limit, Math.max(0, room))
  if (here === undefined || (rest.length === 0 && text.length <= room)) return null
  return { here, rest }
}

/** The lines that are worth a note each, without their bullets. */
function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^[\s•·*–—-]+\s+/, '').trim())
    .filter((line) => line !== '')
}

function pieces(line: string, limit: number, room: number): string[] {
  const cut: string[] = []
  let rest = line
  for (let most = room; rest.length > most; most = limit) {
    // A word too long for the room that is left may yet fit a note of its own: it is only broken there.
    const end = lastSpace(rest, most) ?? (most < limit ? 0 : graphemeStart(rest, limit))
    cut.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...cut, rest]
}

/** Where the last word that ends within `room` does. */
function lastSpace(line: string, room: number): number | undefined {
  const words = /^.*\S(?=\s)/su.exec(line.slice(0, room + 1))
  return words?.[0].length
}

/** Where the character around `index` begins: half an emoji is none. */
function graphemeStart(line: string, index: number): number {
  return new Intl.Segmenter().segment(line).containing(index)?.index || index
}
