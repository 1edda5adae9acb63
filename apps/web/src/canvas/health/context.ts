/** What every part of the panel can reach. */
import { createContext } from 'svelte'
import type { HealthView } from './health-view.svelte.ts'

export const [useHealth, provideHealth] = createContext<HealthView>()
