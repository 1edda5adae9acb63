/**
 * The editor one can type into at once: a plain text field on the shared text. It serves until the real one, which
 * shows others' carets, has been loaded.
 */
import { bindText } from '../lib/state/text-binding.ts'
import { ORIGIN } from '../lib/sync/origin.ts'
import type { Editor, EditorOptions } from './editor.ts'
import { pastedInto } from './pasted.ts'

/** A pause of this length between two keys is one in which nobody minds what happens behind the field. */
const PAUSE_MS = 300

export function createLightEditor(options: EditorOptions): Editor {
  const { parent, text, limit } = options
  const field = document.createElement('textarea')
  field.className = 'light'
  field.rows = 1
  field.dir = 'auto'
  field.maxLength = limit
  field.placeholder = options.placeholder
  field.setAttribute('aria-label', options.label)
  let composing = false
  let lastKeyAt = -Infinity
  const unbind = bindText(field, text, { origin: ORIGIN.gesture })
  const changed = () => options.onchange(text.length)
  text.observe(changed)

  field.addEventListener('compositionstart', () => (composing = true))
  field.addEventListener('compositionend', () => (composing = false))
  field.addEventListener('keydown', (event) => {
    lastKeyAt = performance.now()
    if (event.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) options.onenter?.()
    else if (event.key === 'Escape') options.onescape()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  field.addEventListener('paste', (event) => {
    const { selectionStart, selectionEnd } = field
    const room = limit - field.value.length + selectionEnd - selectionStart
    const pasted = pastedInto(event.clipboardData?.getData('text/plain') ?? '', limit, room)
    if (!pasted) return
    event.preventDefault()
    field.setRangeText(pasted.here, selectionStart, selectionEnd, 'end')
    field.dispatchEvent(new Event('input'))
    if (pasted.rest.length > 0) options.onlines(pasted.rest)
  })
  field.addEventListener('blur', () => options.onblur())

  parent.append(field)
  field.focus({ preventScroll: true })
  const { anchor, head } = options.selection ?? { anchor: text.length, head: text.length }
  field.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head))
  options.onchange(text.length)
  return {
    get selection() {
      const { selectionStart, selectionEnd, selectionDirection } = field
      return selectionDirection === 'backward'
        ? { anchor: selectionEnd, head: selectionStart }
        : { anchor: selectionStart, head: selectionEnd }
    },
    get busy() {
      return composing || performance.now() - lastKeyAt < PAUSE_MS
    },
    destroy() {
      unbind()
      text.unobserve(changed)
      field.remove()
    },
  }
}
