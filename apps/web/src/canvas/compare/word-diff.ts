/** Which words of a text are others than in its earlier wording. */

export interface Piece {
  readonly text: string
  /** Whether it is in this wording alone. */
  readonly own: boolean
}

/** Longer texts are told apart as wholes: marks in them would help nobody. */
const MOST_PARTS = 160

/** Both wordings in pieces, each of words that are in both or in it alone; together they are the text again. */
export function diffWords(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [a, b] = [split(before), split(after)]
  if (a.length > MOST_PARTS || b.length > MOST_PARTS)
    return { before: [{ text: before, own: true }], after: [{ text: after, own: true }] }
  // The longest run of words in common from each place on.
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const pieces = { before: [] as Piece[], after: [] as Piece[] }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(pieces.before, a[i++], false)
      add(pieces.after, b[j++], false)
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      add(pieces.before, a[i++], true)
    else add(pieces.after, b[j++], true)
  }
  return pieces
}

/** Words and what is between them. */
const split = (text: string): string[] => text.match(/\S+|\s+/g) ?? []

function add(pieces: Piece[], text = '', own: boolean): void {
  const last = pieces.at(-1)
  if (last?.own === own) pieces[pieces.length - 1] = { text: last.text + text, own }
  else pieces.push({ text, own })
}
