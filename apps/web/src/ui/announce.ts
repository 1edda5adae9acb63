/** One polite live region for short messages that have no place on screen of their own. */

let region: HTMLElement | undefined

/** In a modal dialog while one is open: what is outside it is inert, and unheard. */
function ensureRegion(): HTMLElement {
  const home = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body
  if (region?.parentElement === home) return region
  region?.remove()
  region = document.createElement('div')
  region.className = 'visually-hidden'
  region.setAttribute('aria-live', 'polite')
  region.setAttribute('aria-atomic', 'true')
  home.append(region)
  return region
}

/**
 * Says `message` when the reader pauses; a newer message replaces one not yet said. The text is set in the next
 * frame, because a region that appears together with its text is often not read; the same text twice is told
 * apart by a space that nobody hears.
 */
export function announce(message: string): void {
  const target = ensureRegion()
  requestAnimationFrame(() => {
    target.textContent = target.textContent === message ? `${message}\u00a0` : message
  })
}
