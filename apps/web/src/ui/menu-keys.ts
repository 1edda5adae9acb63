/** How a key moves through a list of menu items: arrows wrap, Home and End jump, letters search. */

/** Letters typed within this time of each other are one search. */
const TYPEAHEAD_MS = 600

/** The index a key leads to from `current` (-1: none yet) among `count` items, or undefined when it leads nowhere. */
export function movedIndex(key: string, current: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (current + 1) % count
    case 'ArrowUp':
      return current <= 0 ? count - 1 : current - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** Searches items by their first letters. The same letter again and again walks through those that share it. */
export class Typeahead {
  #typed = ''
  #at = -Infinity

  /** The index of the next label that begins with what was typed, or undefined. `now` in ms. */
  find(letter: string, labels: readonly string[], current: number, now: number): number | undefined {
    const fresh = now - this.#at > TYPEAHEAD_MS
    this.#at = now
    this.#typed = (fresh ? '' : this.#typed) + letter.toLocaleLowerCase()
    const repeated = [...this.#typed].every((typed) => typed === this.#typed[0])
    const search = repeated ? letter.toLocaleLowerCase() : this.#typed
    const start = repeated ? current + 1 : Math.max(current, 0)
    for (let step = 0; step < labels.length; step++) {
      const index = (start + step) % labels.length
      if (labels[index]?.toLocaleLowerCase().startsWith(search)) return index
    }
    return undefined
  }
}
