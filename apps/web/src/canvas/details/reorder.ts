/**
 * Attachment: the rows of a list change places by their handles, pulled with a finger or a mouse or moved by the arrow
 * keys. A row carries `data-row` with its id, its handle `data-handle`.
 */
import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'

export type OnMove = (id: string, beforeId: string | undefined) => void

export function reorder(onmove: OnMove): Attachment<HTMLElement> {
  return (list) => {
    const rows = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')]
    const rowOf = (target: EventTarget | null): HTMLElement | null =>
      target instanceof Element && target.closest('[data-handle]') ? target.closest('[data-row]') : null
    let pulled: HTMLElement | null = null
    let before: HTMLElement | undefined

    const onpointerdown = (event: PointerEvent): void => {
      pulled = rowOf(event.target)
      if (!pulled || event.button !== 0) return
      before = undefined
      list.setPointerCapture(event.pointerId)
      pulled.dataset.pulled = ''
      event.preventDefault()
    }
    const onpointermove = (event: PointerEvent): void => {
      if (!pulled) return
      before = rows().find((row) => {
        const { top, height } = row.getBoundingClientRect()
        return event.clientY < top + height / 2
      })
      for (const row of rows()) row.toggleAttribute('data-drop', row === before && row !== pulled)
    }
    const end = (drop: boolean): void => {
      const row = pulled
      pulled = null
      if (!row) return
      delete row.dataset.pulled
      for (const one of rows()) one.removeAttribute('data-drop')
      if (drop && before !== row) onmove(row.dataset.row ?? '', before?.dataset.row)
    }
    const onkeydown = (event: KeyboardEvent): void => {
      const row = rowOf(event.target)
      if (!row || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
      event.preventDefault()
      const all = rows()
      const at = all.indexOf(row)
      const id = row.dataset.row ?? ''
      if (event.key === 'ArrowUp' ? at === 0 : at === all.length - 1) return
      onmove(id, all[event.key === 'ArrowUp' ? at - 1 : at + 2]?.dataset.row)
      // A row that is taken to another place loses the focus on its way.
      requestAnimationFrame(
        () =>
          void tick().then(() =>
            list.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] [data-handle]`)?.focus(),
          ),
      )
    }
    const listeners = {
      pointerdown: onpointerdown,
      pointermove: onpointermove,
      pointerup: () => end(true),
      pointercancel: () => end(false),
      keydown: onkeydown,
    }
    const entries = Object.entries(listeners) as [string, EventListener][]
    for (const [name, listener] of entries) list.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) list.removeEventListener(name, listener)
    }
  }
}

/** Call before rows change places: a field that is moved while somebody writes in it keeps the focus and the caret. */
export function keepWriting(list: HTMLElement | undefined): void {
  const field = document.activeElement
  if (!list?.contains(field) || !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement))
    return
  const { selectionStart, selectionEnd } = field
  void tick().then(() => {
    if (document.activeElement === field || !field.isConnected) return
    field.focus({ preventScroll: true })
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd)
  })
}
