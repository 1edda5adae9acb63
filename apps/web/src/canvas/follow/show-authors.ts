/**
 * Initials of who wrote a note, put on it when it is reached for, and on all notes of a block that is shown large or
 * alone. On the full sheet nobody pays for what nobody looks at: no note carries anything for it when it is drawn.
 */
import { t } from '../../lib/messages/index.ts'
import { initials } from '../../ui/people.ts'
import type { Authors } from '../authors.ts'

/** Shows them until the returned function is called. `onwanted` is called once, when the first is looked for. */
export function showAuthors(authors: Authors, onwanted: () => void): () => void {
  const sheet = document.querySelector<HTMLElement>('.sheet')
  if (!sheet) return () => undefined
  let wanted = false
  const want = (): void => {
    if (wanted) return
    wanted = true
    // Not within this call: the caller may not be done yet.
    queueMicrotask(onwanted)
  }
  const isClose = (): boolean => sheet.matches('.large, .single')
  let reached: HTMLElement | null = null
  let scheduled = 0
  const signShown = (): void => {
    scheduled = 0
    if (reached?.isConnected) sign(authors, reached)
    if (!isClose()) return
    // All looked at before the first is written on: asking after writing lays the page out again, for each note.
    const shown = [...sheet.querySelectorAll<HTMLElement>('[data-note]')]
    for (const note of shown.filter(({ offsetParent }) => offsetParent !== null)) sign(authors, note)
  }
  const schedule = (): void => {
    if (wanted) scheduled ||= requestAnimationFrame(signShown)
  }
  const notes = new MutationObserver(schedule)
  const followNotes = (): void => {
    notes.disconnect()
    if (!isClose()) return
    want()
    notes.observe(sheet, { childList: true, subtree: true })
    schedule()
  }
  const layouts = new MutationObserver(followNotes)
  layouts.observe(sheet, { attributes: true, attributeFilter: ['class'] })
  followNotes()
  const onReach = ({ target, type }: Event): void => {
    const note = target instanceof Element ? target.closest<HTMLElement>('[data-note]') : null
    if (!note) return
    want()
    reached = note
    sign(authors, note)
    if (type === 'focusin' && note === target) describe(authors, note)
  }
  sheet.addEventListener('pointerover', onReach, { passive: true })
  sheet.addEventListener('focusin', onReach)
  const stop = authors.subscribe(schedule)
  return () => {
    cancelAnimationFrame(scheduled)
    layouts.disconnect()
    notes.disconnect()
    stop()
    sheet.removeEventListener('pointerover', onReach)
    sheet.removeEventListener('focusin', onReach)
  }
}

const idOf = (note: HTMLElement): string => note.dataset.note ?? ''

function sign(authors: Authors, note: HTMLElement): void {
  const facts = authors.of(idOf(note))
  const shown = facts?.author ?? facts?.editor
  if (!shown) return
  const letters = initials(shown.name)
  if (note.dataset.by !== letters) note.dataset.by = letters
}

/** For ears: before how to write in it, which the sheet has just put there. */
function describe(authors: Authors, note: HTMLElement): void {
  const facts = authors.of(idOf(note))
  if (!facts) return
  note.ariaDescription = [words(facts), note.ariaDescription].filter(Boolean).join('. ')
}

function words({ author, editor }: NonNullable<ReturnType<Authors['of']>>): string {
  if (author && editor) return t.people.byAndChanged(author.name, editor.name)
  if (author) return t.people.by(author.name)
  return editor ? t.people.changedBy(editor.name) : ''
}
