import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepsFocus } from './keeps-focus.ts'

let end: () => void
const root = (): HTMLElement => document.querySelector('#root') as HTMLElement
const item = (id: string): string =>
  `<li data-note="${id}" tabindex="-1"><button data-act="edit"></button><button data-act="move"></button></li>`
const note = (id: string): HTMLElement => document.querySelector(`[data-note="${id}"]`) as HTMLElement
const button = (id: string, act: string): HTMLElement =>
  note(id).querySelector(`[data-act="${act}"]`) as HTMLElement
const list = (block: string): HTMLElement =>
  document.querySelector(`[data-block="${block}"] ul`) as HTMLElement
/** Where the focus is once the change was noticed. */
async function focused(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve))
  const { activeElement } = document
  const at = activeElement?.closest<HTMLElement>('[data-note]')?.dataset.note
  return [at ?? activeElement?.tagName.toLowerCase(), (activeElement as HTMLElement).dataset.act]
    .filter(Boolean)
    .join(' ')
}

beforeEach(() => {
  const block = (name: string, ids: readonly string[]): string =>
    `<section data-block="${name}"><h3 tabindex="-1"></h3><ul>${ids.map(item).join('')}</ul></section>`
  document.body.innerHTML = `<div id="root">${block('a', ['1', '2', '3'])}${block('b', ['4'])}</div><input>`
  end = keepsFocus(root())
})
afterEach(() => end())

describe('the focus in the lists', () => {
  it('stays on its button when the note is drawn anew elsewhere', async () => {
    button('2', 'move').focus()
    note('2').remove()
    list('b').insertAdjacentHTML('beforeend', item('2'))
    expect(await focused()).toBe('2 move')
  })

  it('stays on it when the note changes places with another', async () => {
    button('2', 'edit').focus()
    list('a').prepend(note('2'))
    expect(await focused()).toBe('2 edit')
  })

  it('goes to the same button of the note below when its own is deleted, of the one above at the end', async () => {
    button('2', 'edit').focus()
    note('2').remove()
    expect(await focused()).toBe('3 edit')
    note('3').remove()
    expect(await focused()).toBe('1 edit')
  })

  it('goes to the heading of the block when its last note is deleted', async () => {
    button('4', 'edit').focus()
    note('4').remove()
    expect(await focused()).toBe('h3')
  })

  it('goes to the note when its buttons are taken away', async () => {
    button('1', 'edit').focus()
    for (const gone of note('1').querySelectorAll('button')) gone.remove()
    expect(await focused()).toBe('1')
  })

  it('is left alone where it was put elsewhere, or let go by a press', async () => {
    button('1', 'edit').focus()
    document.querySelector('input')?.focus()
    note('1').remove()
    expect(await focused()).toBe('input')
    button('2', 'edit').focus()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    button('2', 'edit').blur()
    note('3').remove()
    expect(await focused()).toBe('body')
  })
})
