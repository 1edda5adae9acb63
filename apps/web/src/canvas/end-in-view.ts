/** Attachment: tells whether an element at the end of a scrolled list is in view, without listening to the scrolling. */
import type { Attachment } from 'svelte/attachments'

export function endInView(tell: (inView: boolean) => void): Attachment<HTMLElement> {
  return (end) => {
    const observer = new IntersectionObserver(
      (entries) => {
        const latest = entries.at(-1)
        if (latest) tell(latest.isIntersecting)
      },
      { root: end.parentElement, rootMargin: '0px 0px 12px' },
    )
    observer.observe(end)
    return () => observer.disconnect()
  }
}
