/** Something that is measured: how to bring it up, what to ask of its page, how others write into it. */
import type { BrowserContext, Page } from '@playwright/test'
import type { Adapter } from './probe.ts'

export const NOTES = 500
export const PEOPLE = 20
export const EDITS_PER_SECOND = 100

export interface Subject {
  readonly name: string
  readonly title: string
  readonly adapter: Adapter
  start(): Promise<Running>
}

export interface Running {
  readonly url: string
  /** Gives a fresh browser what it needs to be let in. */
  prepare(context: BrowserContext): Promise<void>
  /** Opens a note's text for writing; the caret stands in it afterwards. */
  openNote(page: Page): Promise<void>
  closeNote(page: Page): Promise<void>
  /** A point within a note that can be dragged, in pixels. */
  grip(page: Page): Promise<{ readonly x: number; readonly y: number }>
  /** Twenty others start typing, a hundred edits a second together. */
  startTyping(page: Page): Promise<void>
  stopTyping(page: Page): Promise<void>
  /** Others change five notes at once. */
  batch(page: Page, round: number): Promise<void>
  stop(): Promise<void>
}
