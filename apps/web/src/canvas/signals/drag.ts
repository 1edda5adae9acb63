/** A signal is put onto a note by drag, on the browser's own drag and drop; the button is the way without a mouse. */
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Attachment } from 'svelte/attachments'

export function draggableSignal(signalId: string): Attachment<HTMLElement> {
  return (element) =>
    draggable({
      element,
      getInitialData: () => ({ signalId }),
      onDragStart: () => (element.dataset.pulled = ''),
      onDrop: () => delete element.dataset.pulled,
    })
}

/** Lets signals be dropped on the notes of the sheet until the returned function is called. */
export function takeSignals(drop: (signalId: string, noteId: string) => void): () => void {
  const element = document.querySelector<HTMLElement>('.sheet')
  if (!element) return () => undefined
  let over: HTMLElement | null = null
  const light = (note: HTMLElement | null): void => {
    if (note === over) return
    over?.removeAttribute('data-takes-signal')
    note?.setAttribute('data-takes-signal', '')
    over = note
  }
  const stop = dropTargetForElements({
    element,
    canDrop: ({ source }) => typeof source.data.signalId === 'string',
    onDrag: ({ location }) => light(noteAt(location.current.input)),
    onDragLeave: () => light(null),
    onDrop: ({ source, location }) => {
      light(null)
      // Asked anew: what was last shown is a frame old, and a quick hand is elsewhere by now.
      const noteId = noteAt(location.current.input)?.dataset.note
      if (typeof source.data.signalId === 'string' && noteId !== undefined) drop(source.data.signalId, noteId)
    },
  })
  return () => {
    light(null)
    stop()
  }
}

const noteAt = ({
  clientX,
  clientY,
}: {
  readonly clientX: number
  readonly clientY: number
}): HTMLElement | null =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-note]') ?? null
