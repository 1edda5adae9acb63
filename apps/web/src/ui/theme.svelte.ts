/** The theme: the system's, until the person chooses one. build/theme.js applies the choice before the first paint. */

const KEY = 'ninefold.theme'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

function stored(): Theme {
  const value = document.documentElement.dataset['theme']
  return value === 'light' || value === 'dark' ? value : 'system'
}

let current = $state<Theme>(stored())

export const theme = {
  get current(): Theme {
    return current
  },
  set(next: Theme): void {
    current = next
    if (next === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = next
    try {
      if (next === 'system') localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, next)
    } catch {
      // No storage: the choice holds for this page.
    }
  },
}
