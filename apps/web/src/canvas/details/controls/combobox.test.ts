import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import Combobox from './Combobox.svelte'

beforeAll(() => {
  // There is nothing to scroll without a layout.
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

const options = [
  { value: 'a', name: 'Plan production', more: 'Routes and times', group: 'Production' },
  { value: 'b', name: 'Control stock', more: 'Neither too much nor too little', group: 'Production' },
  { value: 'c', name: 'Communicate', more: 'Plan what people hear', group: 'Marketing' },
  { value: 'd', name: 'Shape the product', more: 'Which gap it fills', group: 'Marketing' },
]
const always = { value: 'own', name: 'Own activity', group: 'None of these' }

function setUp() {
  const onchange = vi.fn()
  render(Combobox, { label: 'Function', shown: '', options, always, onchange })
  const field = screen.getByRole('combobox')
  const shown = (): string[] =>
    [...document.querySelectorAll('.group, .option')].map(
      (line) => line.firstChild?.textContent?.trim() ?? '',
    )
  const type = async (text: string): Promise<void> => {
    await fireEvent.input(field, { target: { value: text } })
  }
  return { onchange, field, shown, type }
}

describe('a field that offers what fits', () => {
  it('shows each group once, that of the best fit first', async () => {
    const { shown, type } = setUp()
    await type('p')
    expect(shown()).toEqual([
      ...['Production', 'Plan production', 'Control stock'],
      ...['Marketing', 'Shape the product', 'Communicate'],
      ...['None of these', 'Own activity'],
    ])
  })

  it('offers what is always offered last, also where nothing fits', async () => {
    const { shown, type, field, onchange } = setUp()
    await type('weaving')
    expect(shown()).toEqual(['None of these', 'Own activity'])
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(onchange).not.toHaveBeenCalled()
    await fireEvent.keyDown(field, { key: 'ArrowDown' })
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(onchange).toHaveBeenCalledWith('own')
  })
})
