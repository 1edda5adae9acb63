/** Of whose changes this person wants to hear, on this device. */
export const HEARD = ['all', 'mine', 'none'] as const
export type Heard = (typeof HEARD)[number]

const KEY = 'ninefold.announce'

class Announcing {
  #heard = $state<Heard>(stored())

  /** Reactive. */
  get heard(): Heard {
    return this.#heard
  }
  set heard(heard: Heard) {
    this.#heard = heard
    try {
      localStorage.setItem(KEY, heard)
    } catch {
      // storage is denied: the choice lasts as long as the page
    }
  }
}

function stored(): Heard {
  try {
    const value = localStorage.getItem(KEY)
    return HEARD.find((heard) => heard === value) ?? 'mine'
  } catch {
    return 'mine' // storage is denied
  }
}

export const announcing = new Announcing()
