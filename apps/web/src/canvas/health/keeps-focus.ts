/**
 * Keeps the focus in the panel when what had it goes, as the row of a finding that is solved: the finding that takes
 * its place has it then, so that one after the other can be solved. So it is too when a dialog opened from here solved
 * it and closes.
 */
export function keepsFocus(panel: HTMLElement): () => void {
  let inside = panel.contains(document.activeElement)
  let row = -1
  let dialog: HTMLDialogElement | null = null
  const rows = (): HTMLElement[] =>
    [...panel.querySelectorAll<HTMLElement>('[data-finding]')].filter((one) => one.checkVisibility())
  const onfocusin = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return
    const over = target.closest('dialog')
    if (over && inside) {
      dialog = over
      gone.observe(over.parentNode ?? document.body, { childList: true })
      return
    }
    inside = panel.contains(target)
    if (inside) row = rows().findIndex((one) => one.contains(target))
  }
  const gone = new MutationObserver(() => {
    if (dialog?.isConnected) return
    dialog = null
    if (!inside || document.activeElement !== document.body) return
    const left = rows()
    const next = row < 0 ? undefined : left[Math.min(row, left.length - 1)]
    const target = next?.querySelector<HTMLElement>('button') ?? panel
    target.focus({ preventScroll: target === panel })
  })
  document.addEventListener('focusin', onfocusin)
  gone.observe(panel, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', onfocusin)
    gone.disconnect()
  }
}
