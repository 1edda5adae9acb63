/** Places a popover beside its anchor where CSS cannot (no anchor positioning): below and aligned, flipped at the edges. */

const EDGE = 8

interface Size {
  width: number
  height: number
}

/** The corner at which a box of `size` goes; all in px from the window's start corner. */
export function corner(
  anchor: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  size: Size,
  view: Size,
  rtl: boolean,
): { left: number; top: number } {
  const [wanted, other] = rtl
    ? [anchor.right - size.width, anchor.left]
    : [anchor.left, anchor.right - size.width]
  const fits = (left: number): boolean => left >= EDGE && left + size.width <= view.width - EDGE
  const left = fits(wanted) || !fits(other) ? wanted : other
  const above = anchor.top - size.height
  const below = anchor.bottom
  const top = below + size.height > view.height - EDGE && above >= EDGE ? above : below
  return {
    left: Math.max(EDGE, Math.min(left, view.width - size.width - EDGE)),
    top: Math.max(EDGE, Math.min(top, view.height - size.height - EDGE)),
  }
}

export function place(popover: HTMLElement, anchor: HTMLElement): void {
  if (matchMedia('(max-width: 699px)').matches) return
  const view = { width: innerWidth, height: innerHeight }
  const size = { width: popover.offsetWidth, height: popover.offsetHeight }
  const rtl = getComputedStyle(anchor).direction === 'rtl'
  const { left, top } = corner(anchor.getBoundingClientRect(), size, view, rtl)
  popover.style.inset = `${top}px auto auto ${left}px`
}
