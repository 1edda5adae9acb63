/** What every part that shows links can reach. */
import { createContext } from 'svelte'
import type { Links } from './links.svelte.ts'

export const [useLinks, provideLinks] = createContext<Links>()
