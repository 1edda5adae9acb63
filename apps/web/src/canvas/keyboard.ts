/** Shortcuts of the whole page; listed under "?" and never the only way. */
import { t } from '../lib/messages/index.ts'
import { layout } from '../lib/state/layout.svelte.ts'
import { settings } from '../lib/state/settings.svelte.ts'
import { toasts } from '../ui/toasts.svelte.ts'
import type { Canvas } from './context.ts'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** A shortcut as a person reads it: "Ctrl+K", on a Mac "⌘K". */
export function shortcut(key: string): string {
  return isMac ? `⌘${key}` : `Ctrl+${key.replace('⇧', 'Shift+')}`
}

/** Keys are worth a word only where there is a keyboard. */
export function keyHint(key: string): string | undefined {
  return layout.sheet === 'single' ? undefined : key
}

/** Listens until the returned function is called. */
export function keyboard(canvas: Canvas): () => void {
  const onkeydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const acted =
      isMac === event.metaKey && event.ctrlKey !== isMac ? withModifier(canvas, event) : plain(canvas, event)
    if (acted) event.preventDefault()
  }
  addEventListener('keydown', onkeydown)
  return () => removeEventListener('keydown', onkeydown)
}

function withModifier({ place, actions }: Canvas, event: KeyboardEvent): boolean {
  if (event.altKey) return false
  const key = event.key.toLowerCase()
  if (key === 'k') {
    place.panel = place.panel === 'find' ? null : 'find'
    return true
  }
  if (place.panel !== null) return false
  if (key === 'z' && event.shiftKey) return done(() => actions.redo())
  if (key === 'z') return done(() => actions.undo())
  if (key === 'y') return done(() => actions.redo())
  return false
}

function plain(canvas: Canvas, event: KeyboardEvent): boolean {
  const { place } = canvas
  if (event.ctrlKey || event.metaKey || event.altKey || place.panel !== null) return false
  if (event.key === 'Escape' && place.large !== null && !writing(event))
    return done(() => (place.large = null))
  if (writing(event)) return false
  if (settings.letterShortcuts && letter(canvas, event.key)) return true
  // Somebody who types at a note means to write in it.
  if (canvas.locks.mayWriteIn(canvas.place.block) && /^\S$/u.test(event.key) && onNote(event))
    toasts.show({ text: t.canvas.howToWrite })
  return false
}

function letter({ place, actions }: Canvas, key: string): boolean {
  switch (key.toLowerCase()) {
    case 'n':
      return done(() => actions.add(place.block))
    case 'f':
      if (layout.sheet === 'single') return false
      return done(() => (place.large = place.large === null ? place.block : null))
    case '?':
      return done(() => (place.panel = 'shortcuts'))
    default:
      return false
  }
}

const done = (act: () => void): true => {
  act()
  return true
}

const onNote = ({ target }: Event): boolean => target instanceof Element && target.matches('[data-note]')

/** Whether the key goes into a text. The note's editor lives in a shadow root: its host is what the event names. */
function writing(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
