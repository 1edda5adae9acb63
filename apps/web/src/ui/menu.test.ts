import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { openMenu, type MenuItem } from './menu.ts'
import MenuButton from './MenuButton.svelte'
import { standInForTopLayer } from './testing.ts'

const chosen = vi.fn<(label: string) => void>()
const item = (label: string, more: Partial<MenuItem> = {}): MenuItem => ({
  label,
  onselect: () => chosen(label),
  ...more,
})
const MOVE = ['Key Partners', 'Channels'].map((label) => item(label))
const ITEMS = [
  item('Edit'),
  item('Move to…', { items: MOVE }),
  item('Locked', { disabled: true }),
  item('Delete'),
]

let anchor: HTMLButtonElement

beforeAll(standInForTopLayer)
afterEach(cleanup)
beforeEach(() => {
  chosen.mockClear()
  document.body.innerHTML = '<main><button>Note actions</button></main>'
  anchor = screen.getByRole('button')
  anchor.focus()
})

const focused = (): string => document.activeElement?.textContent.trim() ?? ''
const key = (name: string): Promise<unknown> =>
  fireEvent.keyDown(document.activeElement ?? document, { key: name })
const open = async (items: readonly MenuItem[] = ITEMS): Promise<void> => {
  openMenu(anchor, { label: 'Note actions', items })
  await waitFor(() => expect(document.activeElement).not.toBe(anchor))
}

it('a menu opens on its first item and says so at its button', async () => {
  await open()
  expect([focused(), anchor.getAttribute('aria-expanded')]).toEqual(['Edit', 'true'])
  expect(screen.getByRole('menu', { name: 'Note actions' })).toBeTruthy()
})

it('arrows wrap, letters search, End goes to the last', async () => {
  await open()
  await key('ArrowUp')
  expect(focused()).toBe('Delete')
  await key('m')
  expect(focused()).toBe('Move to…')
  await key('End')
  expect(focused()).toBe('Delete')
})

it('Escape closes the menu and gives the focus back', async () => {
  await open()
  await key('Escape')
  expect(document.activeElement).toBe(anchor)
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  expect(anchor.getAttribute('aria-expanded')).toBe('false')
})

it('a choice closes the menu first, so that what it does may take the focus', async () => {
  const elsewhere = document.body.appendChild(document.createElement('input'))
  await open([item('Edit', { onselect: () => elsewhere.focus() })])
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }))
  expect(document.activeElement).toBe(elsewhere)
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
})

it('a disabled item does nothing and stays', async () => {
  await open()
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Locked' }))
  expect(chosen).not.toHaveBeenCalled()
  expect(screen.getByRole('menu')).toBeTruthy()
})

it('a second step takes the place of the first, and Escape goes back to where it came from', async () => {
  await open()
  await key('ArrowDown')
  await key('ArrowRight')
  await waitFor(() => expect(focused()).toBe('Key Partners'))
  await key('Escape')
  await waitFor(() => expect(focused()).toBe('Move to…'))
  await key('ArrowRight')
  await waitFor(() => expect(focused()).toBe('Key Partners'))
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Channels' }))
  expect(chosen.mock.calls).toEqual([['Channels']])
})

it('one of a choice is a radio item, and the menu opens on the one chosen', async () => {
  await open([item('Light', { checked: false }), item('Dark', { checked: true })])
  expect(screen.getAllByRole('menuitemradio').map((radio) => radio.getAttribute('aria-checked'))).toEqual([
    'false',
    'true',
  ])
  expect(focused()).toBe('Dark')
})

it('what is on or off by itself says so, and is not where the menu opens', async () => {
  await open([item('Edit'), item('Pointers', { checked: true, toggle: true })])
  expect(screen.getByRole('menuitemcheckbox', { name: 'Pointers' }).getAttribute('aria-checked')).toBe('true')
  expect(focused()).toBe('Edit')
})

it('asked for by a key on the note that holds its button, it gives the focus back to the note', async () => {
  const note = document.createElement('li')
  note.tabIndex = -1
  anchor.replaceWith(note)
  note.append(anchor)
  note.focus()
  openMenu(anchor, { label: 'Note actions', items: ITEMS })
  await waitFor(() => expect(focused()).toBe('Edit'))
  await key('Escape')
  expect(document.activeElement).toBe(note)
})

it('another menu closes the first, and the same button closes its own', async () => {
  await open()
  const other = document.body.appendChild(document.createElement('button'))
  openMenu(other, { label: 'Other', items: [item('One')] })
  await waitFor(() => expect(screen.getAllByRole('menu')).toHaveLength(1))
  expect(screen.getByRole('menu', { name: 'Other' })).toBeTruthy()
  openMenu(other, { label: 'Other', items: [item('One')] })
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
})

it('keys and clicks in a menu are not heard around it', async () => {
  const heard = vi.fn()
  const main = anchor.closest('main')
  main?.parentElement?.addEventListener('keydown', heard)
  await open()
  await key('x')
  await key('ArrowDown')
  expect(heard).not.toHaveBeenCalled()
})

it('a menu button opens at the end with the arrow up', async () => {
  document.body.innerHTML = ''
  render(MenuButton, { props: { menu: 'More', label: 'More', items: () => ITEMS } })
  const button = screen.getByRole('button', { name: 'More' })
  button.focus()
  await key('ArrowUp')
  await waitFor(() => expect(focused()).toBe('Delete'))
  await key('Escape')
  expect(document.activeElement).toBe(button)
})
