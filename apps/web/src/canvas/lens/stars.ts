/**
 * A star on each essential activity, put on the notes from outside: hundreds of notes are drawn first, and none of them
 * carries anything for it. For ears the note says it when it gets the focus.
 */
import type { Canvas } from '../context.ts'
import { rootMap } from '@ninefold/shared/document/layout'
import { t } from '../../lib/messages/index.ts'
import { noteElement } from '../focus.ts'
import './stars.css'

/** Shows them until the returned function is called. */
export function showStars(canvas: Canvas, sheet: HTMLElement): () => void {
  const isEssential = (id: string): boolean => {
    const note = canvas.notes.note(id)
    return note?.blockId === 'key_activities' && note.importance === 'essential'
  }
  const dress = (note: HTMLElement): void => {
    note.toggleAttribute('data-essential', isEssential(note.dataset.note ?? ''))
  }
  const dressAll = (home: ParentNode): void =>
    home.querySelectorAll<HTMLElement>('[data-note]').forEach(dress)
  const drawn = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLElement)) continue
      if (node.dataset.note !== undefined) dress(node)
      else if (node.childElementCount > 0) dressAll(node)
    }
  })
  drawn.observe(sheet, { childList: true, subtree: true })
  const notes = rootMap(canvas.session.doc, 'notes')
  const onchange: Parameters<typeof notes.observeDeep>[0] = (events) => {
    for (const { path, changes } of events) {
      if (path.length !== 1 || !['importance', 'blockId'].some((key) => changes.keys.has(key))) continue
      canvas.notes.flush()
      const note = noteElement(String(path[0]))
      if (note) dress(note)
    }
  }
  notes.observeDeep(onchange)
  const onfocusin = ({ target }: Event): void => {
    if (target instanceof HTMLElement && target.hasAttribute('data-essential'))
      // Before how to write in it, which the sheet has just put there.
      target.ariaDescription = [t.lens.essential, target.ariaDescription].filter(Boolean).join('. ')
  }
  sheet.addEventListener('focusin', onfocusin)
  dressAll(sheet)
  return () => {
    drawn.disconnect()
    notes.unobserveDeep(onchange)
    sheet.removeEventListener('focusin', onfocusin)
  }
}
