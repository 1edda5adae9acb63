import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { settings } from '../lib/state/settings.svelte.ts'
import type { Canvas } from './context.ts'
import { onLetterKey } from './letter-key.ts'

const act = vi.fn<(key: string) => boolean>()
const place: { panel: string | null } = { panel: null }
let end: () => void

beforeEach(() => {
  document.body.innerHTML = '<button></button><input><div popover><button id="item"></button></div>'
  act.mockReset().mockReturnValue(true)
  place.panel = null
  settings.letterShortcuts = true
  end = onLetterKey({ place } as unknown as Canvas, act)
})
afterEach(() => end())

const press = (selector: string, init: KeyboardEventInit = {}): boolean =>
  document
    .querySelector(selector)
    ?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'H', bubbles: true, composed: true, cancelable: true, ...init }),
    ) ?? true

it('a letter is heard in either case, and what took it is all that happens', () => {
  expect(press('button')).toBe(false)
  expect(act).toHaveBeenCalledWith('h')
})

it('a key that nothing took goes its way', () => {
  act.mockReturnValue(false)
  expect(press('button')).toBe(true)
})

it('what is written, chosen in a menu or held with Ctrl is no shortcut', () => {
  press('input')
  press('#item')
  press('button', { ctrlKey: true })
  expect(act).not.toHaveBeenCalled()
})

it('none is heard while a dialog is open, or by who switched them off', () => {
  place.panel = 'find'
  press('button')
  place.panel = null
  settings.letterShortcuts = false
  press('button')
  expect(act).not.toHaveBeenCalled()
})
