/** Attachment: the buttons of a group are one Tab stop, and the arrow keys go among them. */
export function rove(group: HTMLElement): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    const buttons = [...group.querySelectorAll<HTMLElement>('button:not(:disabled)')]
    const at = buttons.indexOf(event.target as HTMLElement)
    const to = at < 0 ? undefined : buttons[next(event.key, at, buttons.length, group)]
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  // The one that was reached last is the one Tab comes back to.
  const onfocusin = ({ target }: FocusEvent): void => {
    for (const button of group.querySelectorAll<HTMLElement>('button'))
      button.tabIndex = button === target ? 0 : -1
  }
  group.addEventListener('keydown', onkeydown)
  group.addEventListener('focusin', onfocusin)
  return () => {
    group.removeEventListener('keydown', onkeydown)
    group.removeEventListener('focusin', onfocusin)
  }
}

function next(key: string, at: number, count: number, group: HTMLElement): number {
  const forward = getComputedStyle(group).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  switch (key) {
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (at + count - 1) % count
    case 'ArrowLeft':
    case 'ArrowRight':
      return (at + (key === forward ? 1 : count - 1)) % count
    default:
      return -1
  }
}
