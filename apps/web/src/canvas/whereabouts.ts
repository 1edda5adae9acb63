/** Tells others whether this page is looked at: a hidden tab or a long silence is "away". */
import type { Canvas } from './context.ts'

const IDLE_MS = 5 * 60_000

/** Follows until the returned function is called. */
export function followWhereabouts({ session }: Canvas): () => void {
  let away = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const set = (next: boolean) => {
    if (away === next) return
    away = next
    session.setPresence(next ? { away, pointer: null } : { away })
  }
  const active = () => {
    clearTimeout(timer)
    set(document.visibilityState === 'hidden')
    timer = setTimeout(() => set(true), IDLE_MS)
  }
  const events = ['pointerdown', 'pointermove', 'keydown', 'visibilitychange', 'focusin'] as const
  for (const event of events) document.addEventListener(event, active, { passive: true })
  session.setPresence({ away: false })
  active()
  return () => {
    clearTimeout(timer)
    for (const event of events) document.removeEventListener(event, active)
  }
}
