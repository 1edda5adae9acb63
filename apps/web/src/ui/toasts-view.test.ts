import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import Toasts from './Toasts.svelte'
import { TOAST_MS, toasts } from './toasts.svelte.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  cleanup()
  for (const toast of toasts.shown) toasts.dismiss(toast.id)
  vi.useRealTimers()
})

it('a toast is said politely, and its button is reached with F6 from anywhere', async () => {
  document.body.innerHTML = '<input aria-label="Note text">'
  render(Toasts)
  screen.getByRole('textbox').focus()
  const run = vi.fn()
  toasts.show({ text: 'Note deleted', action: { label: 'Undo', run } })
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Note deleted'))
  await fireEvent.keyDown(document.activeElement ?? document, { key: 'F6' })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }))
})

it('while the focus is in a toast its clock stands; its answer gives the focus back', async () => {
  document.body.innerHTML = '<input aria-label="Note text">'
  render(Toasts)
  const field = screen.getByRole('textbox')
  field.focus()
  const run = vi.fn()
  toasts.show({ text: 'Moved', action: { label: 'Undo', run } })
  const undo = await screen.findByRole('button', { name: 'Undo' })
  undo.focus()
  vi.advanceTimersByTime(10 * TOAST_MS)
  expect(screen.queryByText('Moved')).not.toBeNull()
  await fireEvent.click(undo)
  expect([run.mock.calls.length, document.activeElement]).toEqual([1, field])
})
