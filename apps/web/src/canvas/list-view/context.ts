/** What every part of the list can reach. */
import { createContext } from 'svelte'
import type { ListFacts } from './list-facts.svelte.ts'

export interface ListContext {
  readonly facts: ListFacts
  /** Asks where a note should go. */
  readonly move: (noteId: string) => void
}

export const [useList, provideList] = createContext<ListContext>()
