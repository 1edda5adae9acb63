import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepsFocus } from './keeps-focus.ts'

let panel: HTMLElement
let end: () => void

/** A panel of three findings, each with a button. */
beforeEach(() => {
  Element.prototype.checkVisibility ??= () => true
  const rows = ['a', 'b', 'c'].map((id) => `<li data-finding="${id}"><button>${id}</button></li>`)
  document.body.innerHTML = `<section tabindex="-1"><ol>${rows.join('')}</ol></section>`
  panel = document.querySelector('section') as HTMLElement
  end = keepsFocus(panel)
})
afterEach(() => end())

const button = (id: string): HTMLElement => panel.querySelector(`[data-finding=${id}] button`) as HTMLElement
const solve = (id: string): void => panel.querySelector(`[data-finding=${id}]`)?.remove()
const focused = (): Element | null => document.activeElement

it('when a finding is solved, the one that takes its place has the focus', async () => {
  button('b').focus()
  solve('b')
  await vi.waitFor(() => expect(focused()).toBe(button('c')))
  solve('c')
  await vi.waitFor(() => expect(focused()).toBe(button('a')))
})

it('without one left the panel has it', async () => {
  for (const id of ['a', 'b']) solve(id)
  button('c').focus()
  solve('c')
  await vi.waitFor(() => expect(focused()).toBe(panel))
})

it('a dialog opened from a finding and closed once that is solved leads to the next', async () => {
  button('a').focus()
  const dialog = document.body.appendChild(document.createElement('dialog'))
  dialog.open = true
  dialog.innerHTML = '<input>'
  dialog.querySelector('input')?.focus()
  solve('a')
  await Promise.resolve()
  expect(focused()).toBe(dialog.querySelector('input'))
  dialog.remove()
  await vi.waitFor(() => expect(focused()).toBe(button('b')))
})

it('a person who left the panel keeps the focus elsewhere', async () => {
  button('a').focus()
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  solve('a')
  field.blur()
  solve('b')
  await new Promise((resolve) => setTimeout(resolve))
  expect(focused()).toBe(document.body)
})
