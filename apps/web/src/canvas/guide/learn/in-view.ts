/** Leads from the Guide to what is shown in place of the sheet. */
import { tick } from 'svelte'
import type { PathId } from '../../paths/paths.ts'
import type { ViewId } from '../../views/views.svelte.ts'
import type { Guide } from '../guide.svelte.ts'

/** A view comes with its first use; what it shows is looked for this many frames. */
const FRAMES = 120

/** `part` is the name of a region of the view, which gets the focus. */
export async function showInView(guide: Guide, view: ViewId, part?: string): Promise<void> {
  const { showView } = await import('../../views/open.ts')
  guide.giveWay()
  await showView(view)
  if (part === undefined) return
  for (let i = 0; i < FRAMES; i++) {
    await tick()
    const element = document.querySelector<HTMLElement>(`.view-place [aria-label="${CSS.escape(part)}"]`)
    if (element) {
      element.tabIndex = -1
      element.focus({ preventScroll: true })
      return element.scrollIntoView({ block: 'start' })
    }
    await new Promise(requestAnimationFrame)
  }
}

/** A path is worked on with the whole page; the Guide gives way to it. */
export async function goPath(guide: Guide, path: PathId): Promise<void> {
  const { openPath } = await import('../../paths/open.ts')
  guide.close(false)
  await openPath(path)
}
