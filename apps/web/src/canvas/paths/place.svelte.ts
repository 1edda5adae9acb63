/** Where this page is on each path, for as long as it is open. */
import type { PathId } from './paths.ts'

class Wanted {
  stops = $state.raw<Readonly<Partial<Record<PathId, string>>>>({})
}

export const wanted = new Wanted()
