import { cleanup, render, screen } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import Dialog from './Dialog.svelte'
import { standInForTopLayer } from './testing.ts'

beforeAll(standInForTopLayer)
afterEach(cleanup)

const children = createRawSnippet(() => ({ render: () => '<p>Words</p>' }))

it('a dialog is named by its title and asks to be closed', () => {
  const onclose = vi.fn()
  render(Dialog, { props: { title: 'Share', onclose, children } })
  expect(screen.getByRole('dialog', { name: 'Share' })).toBeTruthy()
  screen.getByRole('button', { name: 'Close' }).click()
  expect(onclose).toHaveBeenCalledOnce()
})

it('Escape asks the owner, who decides: the dialog does not close by itself', () => {
  const onclose = vi.fn()
  render(Dialog, { props: { title: 'Share', onclose, children } })
  const cancel = new Event('cancel', { cancelable: true })
  screen.getByRole('dialog').dispatchEvent(cancel)
  expect([onclose.mock.calls.length, cancel.defaultPrevented]).toEqual([1, true])
})

it('the focus goes back to where it was', () => {
  const button = document.body.appendChild(document.createElement('button'))
  button.focus()
  const { unmount } = render(Dialog, { props: { title: 'Share', onclose: vi.fn(), children } })
  screen.getByRole('button', { name: 'Close' }).focus()
  unmount()
  expect(document.activeElement).toBe(button)
})
