import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import TextField from './TextField.svelte'

afterEach(cleanup)

const described = (field: HTMLElement): string | undefined =>
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent

it('an error is read with its field', () => {
  render(TextField, { props: { label: 'Your name', value: '', error: 'Type a name.' } })
  const field = screen.getByRole('textbox', { name: 'Your name' })
  expect([field.getAttribute('aria-invalid'), described(field)]).toEqual(['true', 'Type a name.'])
})

it('an error takes the place of the hint', () => {
  render(TextField, {
    props: { label: 'Your name', value: '', hint: 'Others see it.', error: 'Type a name.' },
  })
  expect(screen.queryByText('Others see it.')).toBeNull()
})

it('the counter appears near the limit only', async () => {
  render(TextField, { props: { label: 'Title', value: 'short', maxlength: 10 } })
  expect(screen.queryByText(/of 10/)).toBeNull()
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'eight ch' } })
  expect(screen.getByText('8 of 10')).toBeTruthy()
})
