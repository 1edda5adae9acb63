/** Everything the connection status of a page says over a while, so that nothing said in passing is missed. */
import type { CanvasPage } from './canvas-page.ts'

/**
 * Starts to record, here and after every reload; the returned function answers what the page has said since it was
 * loaded (or, if it was not, since now), in order.
 */
export async function recordStatus({ page }: CanvasPage): Promise<() => Promise<string[]>> {
  await page.addInitScript(record)
  await page.evaluate(record)
  return () => page.evaluate(() => (window as typeof window & { said: string[] }).said)
}

/** Runs in the page. */
function record(): void {
  const said: string[] = []
  Object.assign(window, { said })
  const look = (): void => {
    const text = document.querySelector('[role=status][aria-label=Connection]')?.textContent.trim()
    if (text && text !== said.at(-1)) said.push(text)
  }
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true })
  look()
}
