/** The same 500 notes for every peer: nine blocks' worth of short sentences, three to ten words each. */
const WORDS = 'ship orders to schools with a partner who knows the region and pays monthly for support'.split(
  ' ',
)

export const NOTE_COUNT = 500

export function noteText(i) {
  const length = 3 + (i % 8)
  return Array.from({ length }, (_, k) => WORDS[(i * 7 + k) % WORDS.length]).join(' ')
}
