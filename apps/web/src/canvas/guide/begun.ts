/** On which empty canvases this person has said that they need no suggestions, kept on this device. */
const KEY = 'ninefold.begun'
const MOST = 100

export function hasBegun(canvasId: string): boolean {
  return read().includes(canvasId)
}

export function rememberBegun(canvasId: string): void {
  const ids = [canvasId, ...read().filter((id) => id !== canvasId)].slice(0, MOST)
  try {
    localStorage.setItem(KEY, JSON.stringify(ids))
  } catch {
    // storage is denied: it holds as long as the page
  }
}

function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
  } catch {
    return [] // storage is denied or holds something else
  }
}
