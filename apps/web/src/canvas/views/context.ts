/** The views of this page, for what leads from one to another. */
import { createContext } from 'svelte'
import type { Views } from './views.svelte.ts'

export const [useViews, provideViews] = createContext<Views>()
