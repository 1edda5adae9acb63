/** How the sheet is laid out at this width, and what the system asks for. */
import { MediaQuery } from 'svelte/reactivity'

/** The grid of nine; two columns in guided order; one block at a time. */
export type SheetLayout = 'grid' | 'columns' | 'single'

const wide = new MediaQuery('(min-width: 1100px)')
const medium = new MediaQuery('(min-width: 700px)')
const calm = new MediaQuery('(prefers-reduced-motion: reduce)')

export const layout = {
  get sheet(): SheetLayout {
    return wide.current ? 'grid' : medium.current ? 'columns' : 'single'
  },
  get reducedMotion(): boolean {
    return calm.current
  },
}
