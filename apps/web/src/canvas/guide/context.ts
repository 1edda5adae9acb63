/** The open Guide, for its parts. */
import { createContext } from 'svelte'
import type { Guide } from './guide.svelte.ts'

export const [useGuide, provideGuide] = createContext<Guide>()
