/**
 * Tooltips for everything with `data-tip`: on hover after a moment, on keyboard focus at once, on touch by a long
 * press. One element for the whole page; names themselves come from aria-label, so it is hidden from readers.
 */

const HOVER_MS = 450
const ANCHOR_NAME = '--open-tip'

/** Starts listening; load it when the page is idle. Escape hides a tip. */
export function installTooltips(): void {
  const tip = document.createElement('div')
  tip.className = 'tip'
  tip.popover = 'manual'
  tip.setAttribute('aria-hidden', 'true')
  document.body.append(tip)

  let anchor: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const hide = (): void => {
    clearTimeout(timer)
    anchor?.style.removeProperty('anchor-name')
    anchor = undefined
    if (tip.matches(':popover-open')) tip.hidePopover()
  }
  const show = (target: HTMLElement): void => {
    // An open menu says enough, and a modal dialog makes everything outside it inert.
    if (!target.isConnected || target.getAttribute('aria-expanded') === 'true') return
    anchor = target
    const home = target.closest('dialog') ?? document.body
    if (tip.parentElement !== home) home.append(tip)
    tip.textContent = target.dataset['tip'] ?? ''
    target.style.setProperty('anchor-name', ANCHOR_NAME)
    tip.showPopover()
    if (!CSS.supports('anchor-name: --a')) void import('./place.ts').then(({ place }) => place(tip, target))
  }
  const onEnter = (event: Event, delay: number): void => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null
    if (target === anchor) return
    hide()
    if (target) timer = setTimeout(show, delay, target)
  }

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') onEnter(event, HOVER_MS)
  })
  document.addEventListener('focusin', (event) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) onEnter(event, 0)
    else hide()
  })
  document.addEventListener('focusout', hide)
  document.addEventListener('pointerdown', (event) => {
    hide()
    if (event.pointerType === 'touch') onEnter(event, HOVER_MS)
  })
  for (const end of ['pointerup', 'pointercancel', 'scroll', 'keydown', 'click']) {
    document.addEventListener(end, hide, { capture: true, passive: true })
  }
}
