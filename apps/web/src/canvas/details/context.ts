/** What every part of the drawer can reach: the note it shows, and the page around it. */
import { createContext } from 'svelte'
import type { NoteDetails } from './note-details.svelte.ts'

export const [useDetails, provideDetails] = createContext<NoteDetails>()
