/** Shows others where this person points: as fractions of a block, so that it means the same on every screen. */
import type { Attachment } from 'svelte/attachments'
import { isBlockId } from '@ninefold/shared'
import { settings } from '../lib/state/settings.svelte.ts'
import type { Canvas } from './context.ts'

const EVERY_MS = 50
/** In a larger crowd pointers are noise. */
const MOST_PEOPLE = 12

export function trackPointer({ session, presence }: Canvas): Attachment<HTMLElement> {
  return (sheet) => {
    let last = 0
    let shown = false
    let latest: PointerEvent | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(timer)
      latest = null
      if (shown) session.setPresence({ pointer: null })
      shown = false
    }
    const send = () => {
      timer = undefined
      const pointer = latest && pointerAt(latest)
      if (!pointer) return hide()
      last = performance.now()
      shown = true
      session.setPresence({ pointer })
    }
    const move = (event: PointerEvent) => {
      const others = presence.people.length - 1
      if (event.pointerType !== 'mouse' || !settings.showCursors || others < 1) return
      if (others >= MOST_PEOPLE) return hide()
      latest = event
      timer ??= setTimeout(send, Math.max(0, EVERY_MS - (performance.now() - last)))
    }
    sheet.addEventListener('pointermove', move, { passive: true })
    sheet.addEventListener('pointerleave', hide)
    return () => {
      clearTimeout(timer)
      sheet.removeEventListener('pointermove', move)
      sheet.removeEventListener('pointerleave', hide)
    }
  }
}

function pointerAt(event: PointerEvent) {
  const block = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-block]') : null
  const blockId = block?.dataset.block
  if (!block || !isBlockId(blockId)) return null
  const box = block.getBoundingClientRect()
  const fraction = (at: number) => Math.round(Math.min(1, Math.max(0, at)) * 1000) / 1000
  return {
    blockId,
    x: fraction((event.clientX - box.left) / box.width),
    y: fraction((event.clientY - box.top) / box.height),
  }
}
