/** Takes away what this browser keeps of a person: the copies of their canvases, and what pages remembered. */

/** What is the browser's and not the person's. */
const STAYS = ['ninefold.theme', 'ninefold.settings']

/** Resolves when nothing is left, or is on its way out: another tab may hold a copy open until it is closed. */
export async function forgetEverythingHere(): Promise<void> {
  forgetStored()
  const databases = await indexedDB.databases().catch(() => []) // no storage: no copies
  for (const { name } of databases) if (name?.startsWith('ninefold/')) indexedDB.deleteDatabase(name)
}

function forgetStored(): void {
  try {
    const keys = Object.keys(localStorage).filter(
      (key) => key.startsWith('ninefold.') && !STAYS.includes(key),
    )
    for (const key of keys) localStorage.removeItem(key)
  } catch {
    // No storage: nothing was kept.
  }
}
