/** Canvases of which this person has said something, kept on this device: the latest hundred. */
const MOST = 100

export interface Remembered {
  has(canvasId: string): boolean
  add(canvasId: string): void
}

/** `key` is where in the browser's storage they are. */
export function remembered(key: string): Remembered {
  return {
    has: (canvasId) => read(key).includes(canvasId),
    add(canvasId) {
      const ids = [canvasId, ...read(key).filter((id) => id !== canvasId)].slice(0, MOST)
      try {
        localStorage.setItem(key, JSON.stringify(ids))
      } catch {
        // storage is denied: it holds as long as the page
      }
    },
  }
}

function read(key: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
  } catch {
    return [] // storage is denied or holds something else
  }
}
