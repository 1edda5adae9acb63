/** After five notes the owner is asked once to keep the canvas: it is theirs through this browser alone. */
import { t } from '../../lib/messages/index.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import type { Canvas } from '../context.ts'
import { rootMap } from '@ninefold/shared/document/layout'

const NOTES = 5
const KEY = 'ninefold.asked-to-keep'

export function askToKeep({ session, notes, place }: Canvas): () => void {
  if (asked().includes(session.canvasId)) return () => undefined
  const root = rootMap(session.doc, 'notes')
  const stop = (): void => root.unobserve(look)
  // Heard when a note comes or goes, not with every letter.
  const look = (): void => {
    if (session.role !== 'owner' || root.size < NOTES || [...notes.all()].length < NOTES) return
    stop()
    remember(session.canvasId)
    toasts.show({
      text: t.share.keepAsk,
      action: { label: t.share.keep, run: () => (place.panel = 'recovery') },
      sticky: true,
    })
  }
  root.observe(look)
  return stop
}

function asked(): readonly unknown[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(ids) ? ids : []
  } catch {
    return [] // no storage, or not our JSON: it is asked again with the next page
  }
}

function remember(canvasId: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...asked(), canvasId]))
  } catch {
    // No storage: it is asked again with the next page.
  }
}
