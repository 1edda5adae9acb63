/** What this person chose on this device; kept in localStorage, with a default wherever that is not to be had. */
interface Values {
  readonly showCursors: boolean
  readonly letterShortcuts: boolean
}

const KEY = 'ninefold.settings'
const DEFAULTS: Values = { showCursors: true, letterShortcuts: true }

class Settings {
  #values = $state.raw<Values>(load())

  get showCursors(): boolean {
    return this.#values.showCursors
  }
  set showCursors(value: boolean) {
    this.#store({ ...this.#values, showCursors: value })
  }

  /** Single-letter shortcuts; people who dictate must be able to switch them off. */
  get letterShortcuts(): boolean {
    return this.#values.letterShortcuts
  }
  set letterShortcuts(value: boolean) {
    this.#store({ ...this.#values, letterShortcuts: value })
  }

  #store(values: Values): void {
    this.#values = values
    try {
      localStorage.setItem(KEY, JSON.stringify(values))
    } catch {
      // storage is denied: the choice lasts as long as the page
    }
  }
}

function load(): Values {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
    const flag = (name: keyof Values) => (typeof fields[name] === 'boolean' ? fields[name] : DEFAULTS[name])
    return { showCursors: flag('showCursors'), letterShortcuts: flag('letterShortcuts') }
  } catch {
    return DEFAULTS // storage is denied or holds something else
  }
}

export const settings = new Settings()
