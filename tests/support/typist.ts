/** Somebody who keeps writing notes, word by word, whatever happens meanwhile. */
import { expect } from '@playwright/test'
import type { BlockName } from './canvas-page.ts'
import type { Person } from './person.ts'

const WORDS_A_NOTE = 5

export class Typist {
  readonly #person: Person
  readonly #word: string
  /** What was typed so far, a note each. */
  readonly typed: string[] = []
  #stopping = false
  #done: Promise<void> | null = null

  constructor(person: Person, word: string) {
    this.#person = person
    this.#word = word
  }

  start(block: BlockName): void {
    this.#done = this.#type(block)
  }

  /** Until it has typed at least so many words more than now. */
  async more(words: number): Promise<void> {
    const goal = this.#words + words
    await expect.poll(() => this.#words, { intervals: [20], timeout: 30_000 }).toBeGreaterThanOrEqual(goal)
  }

  /** Ends with the word under way; what was typed in all. */
  async stop(): Promise<readonly string[]> {
    this.#stopping = true
    await this.#done
    // A note that was opened as the word came to stop has nothing in it, and nobody sees it.
    return this.typed.filter((text) => text !== '')
  }

  get #words(): number {
    return this.typed.join(' ').split(' ').length
  }

  async #type(block: BlockName): Promise<void> {
    const { canvas, page } = this.#person
    await canvas.button(`Add note to ${block}`).click()
    while (!this.#stopping) {
      // Enter commits and opens the next, so the field that is typed into must be an empty one.
      await expect(canvas.editor).toHaveText('')
      await expect(canvas.editor).toBeFocused()
      await this.#typeNote()
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
  }

  async #typeNote(): Promise<void> {
    const at = this.typed.push('') - 1
    for (let i = 0; i < WORDS_A_NOTE && !this.#stopping; i++) {
      const text = `${i === 0 ? '' : ' '}${this.#word}${at}.${i}`
      await this.#person.page.keyboard.type(text, { delay: 5 })
      this.typed[at] += text
    }
  }
}
