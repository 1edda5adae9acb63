/**
 * Keeps the focus in the lists while others change them. A note that is moved is drawn anew where it goes, one that is
 * deleted takes what had the focus along, and a block that is locked loses its buttons.
 */
import { noteElement } from '../focus.ts'

/** What had the focus, said so that it can be found again. */
interface Held {
  readonly element: HTMLElement
  readonly noteId: string
  /** Which of its note's buttons it is. */
  readonly act: string | undefined
  readonly block: HTMLElement | null
}

/** Lasts until the returned function is called. */
export function keepsFocus(root: HTMLElement): () => void {
  let held: Held | null = null
  /** The notes of the lists in their order, as they were drawn last. */
  let order = idsIn(root)
  const onfocusin = ({ target }: FocusEvent): void => {
    held = target instanceof HTMLElement && root.contains(target) ? whatHas(target) : null
  }
  // A press beside everything lets go of the focus, and means to.
  const onpointerdown = (): void => void (held = null)
  const drawn = new MutationObserver(() => {
    const [before, now] = [order, (order = idsIn(root))]
    const { activeElement } = document
    if (held && (activeElement === null || activeElement === document.body)) restore(held, before, now)
  })
  document.addEventListener('focusin', onfocusin)
  document.addEventListener('pointerdown', onpointerdown, true)
  drawn.observe(root, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', onfocusin)
    document.removeEventListener('pointerdown', onpointerdown, true)
    drawn.disconnect()
  }
}

function whatHas(element: HTMLElement): Held | null {
  const note = element.closest<HTMLElement>('[data-note]')
  if (!note) return null
  const block = note.closest<HTMLElement>('[data-block]')
  return { element, noteId: note.dataset.note ?? '', act: element.dataset.act, block }
}

/** To the same button of the same note, wherever it is now; else to the note, to the nearest that stays, or its block. */
function restore(
  { element, noteId, act, block }: Held,
  before: readonly string[],
  now: readonly string[],
): void {
  if (element.isConnected) return element.focus({ preventScroll: true })
  const at = before.indexOf(noteId)
  const own = new Set(block ? idsIn(block) : [])
  const nearest = now.includes(noteId)
    ? noteId
    : [...before.slice(at + 1), ...before.slice(0, Math.max(at, 0)).reverse()].find((id) => own.has(id))
  const note = nearest === undefined ? null : noteElement(nearest)
  const button =
    act === undefined ? null : note?.querySelector<HTMLElement>(`[data-act="${CSS.escape(act)}"]`)
  ;(button ?? note ?? block?.querySelector<HTMLElement>('h3'))?.focus()
}

const idsIn = (home: HTMLElement): string[] =>
  [...home.querySelectorAll<HTMLElement>('[data-note]')].map(({ dataset }) => dataset.note ?? '')
