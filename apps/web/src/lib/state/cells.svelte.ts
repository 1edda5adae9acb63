/**
 * One small reactive value a key: with a single shared value every note would wake up to learn that it is not the
 * one that changed. Take the cell when a component is made (`const cell = cells.at(id)`), read it where it is shown:
 * a signal made and read within one reaction would not be followed.
 */
export class Cell<T> {
  declare value: T

  constructor(value: T) {
    this.value = $state.raw(value)
  }
}

export class Cells<T> {
  readonly #cells = new Map<string, Cell<T>>()
  readonly #fallback: T

  constructor(fallback: T) {
    this.#fallback = fallback
  }

  at(key: string): Cell<T> {
    let cell = this.#cells.get(key)
    if (!cell) this.#cells.set(key, (cell = new Cell(this.#fallback)))
    return cell
  }

  set(key: string, value: T): void {
    this.at(key).value = value
  }

  /** Gives every key its value in `values`, and the fallback to all others. */
  replace(values: ReadonlyMap<string, T>): void {
    for (const [key, cell] of this.#cells) if (!values.has(key)) cell.value = this.#fallback
    for (const [key, value] of values) this.set(key, value)
  }
}
