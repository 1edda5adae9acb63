/** Groups of notes: what draws them is loaded with the first group of the canvas. */
import { rootMap } from '@ninefold/shared/document/layout'
import type { Canvas } from '../context.ts'

export function followGroups(canvas: Canvas): () => void {
  const root = rootMap(canvas.session.doc, 'groups')
  let end: (() => void) | undefined
  let ended = false
  const stop = (): void => root.unobserve(look)
  const look = (): void => {
    if (root.size === 0) return
    stop()
    import('../groups/begin.ts').then(
      ({ beginGroups }) => {
        if (!ended) end = beginGroups(canvas)
      },
      // Without them the notes stand in the order they have, and with the next group it is tried again.
      () => root.observe(look),
    )
  }
  root.observe(look)
  look()
  return () => {
    ended = true
    stop()
    end?.()
  }
}
