/** On which canvases this person has opened Health, kept on this device: until then its marks stay off the sheet. */
const KEY = 'ninefold.health'
const MOST = 100

export function hasAsked(canvasId: string): boolean {
  return read().includes(canvasId)
}

export function rememberAsked(canvasId: string): void {
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
