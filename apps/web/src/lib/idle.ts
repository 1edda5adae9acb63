/** Safari has no idle callback; by then a page stands. */
const LATEST_MS = 1500

/** When the page has nothing to do, or after a while anyway. */
export function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: LATEST_MS })
    else setTimeout(resolve, LATEST_MS)
  })
}
