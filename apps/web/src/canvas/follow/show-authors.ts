/**
 * Initials of who wrote it on every note of the sheet. No component reads them: notes that are drawn are signed before
 * they are painted, and what is heard of later is written when the page has nothing else to do, a few notes at a
 * time. For ears a note says its author in words when it gets the focus.
 */
import { t } from '../../lib/messages/index.ts'
import { untilIdle } from '../../lib/idle.ts'
import type { Authors } from '../authors.ts'

/** So many at a time take a millisecond or two, on a phone too. */
const AT_ONCE = 40

/** Shows them until the returned function is called. */
export function showAuthors(authors: Authors): () => void {
  const sheet = document.querySelector<HTMLElement>('.sheet')
  if (!sheet) return () => undefined
  const unsigned = new Set<string>()
  let signing = false
  let stopped = false

  const signAll = async (): Promise<void> => {
    if (signing) return
    signing = true
    while (unsigned.size > 0 && !stopped) {
      await untilIdle()
      if (!signSome(sheet, authors, unsigned)) unsigned.clear()
    }
    signing = false
  }
  const want = (ids: Iterable<string>): void => {
    for (const id of ids) unsigned.add(id)
    if (unsigned.size > 0) void signAll()
  }

  const drawn = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLElement)) continue
      // A note, or on phones and beside a large block the whole block with its notes.
      for (const note of isNote(node) ? [node] : notesOf(node)) sign(authors, note)
    }
  })
  drawn.observe(sheet, { childList: true, subtree: true })
  want(notesOf(sheet).map(idOf))
  const stop = authors.subscribe(want)
  const onFocus = ({ target }: Event): void => {
    if (isNote(target)) describe(authors, target)
  }
  sheet.addEventListener('focusin', onFocus)
  return () => {
    stopped = true
    drawn.disconnect()
    stop()
    sheet.removeEventListener('focusin', onFocus)
  }
}

/** Signs some of `unsigned` and takes them off it. False when no note on the sheet is among them any more. */
function signSome(sheet: HTMLElement, authors: Authors, unsigned: Set<string>): boolean {
  let signed = 0
  for (const note of notesOf(sheet)) {
    if (!unsigned.delete(idOf(note))) continue
    sign(authors, note)
    if (++signed === AT_ONCE) break
  }
  return signed > 0
}

const notesOf = (element: HTMLElement): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[data-note]'),
]
const isNote = (target: unknown): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset.note !== undefined
const idOf = (note: HTMLElement): string => note.dataset.note ?? ''

function sign(authors: Authors, note: HTMLElement): void {
  const facts = authors.of(idOf(note))
  const shown = facts?.author ?? facts?.editor
  if (!shown) return
  if (note.dataset.by !== shown.initials) note.dataset.by = shown.initials
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
