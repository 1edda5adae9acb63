import { render } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import Markdown from './parts/Markdown.svelte'

const shown = (source: string): HTMLElement => render(Markdown, { source }).container

it('emphasis, lists, headings and links of the web become elements', () => {
  const page = shown('# Plan\n\n**Bold** and *soft*\n\n- one\n- two\n\n[site](https://example.com)')
  expect(page.querySelector('h4')?.textContent).toBe('Plan')
  expect(page.querySelector('strong')?.textContent).toBe('Bold')
  expect([...page.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['one', 'two'])
  expect(page.querySelector('a')?.getAttribute('rel')).toBe('noopener noreferrer')
})

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[run](javascript:alert(1))',
  '![x](data:text/html,hi)',
  '<a href="javascript:alert(1)">x</a>',
  '[x](  JaVaScRiPt:alert(1))',
])('%j runs nothing and leads nowhere', (source) => {
  const page = shown(source)
  expect(page.querySelector('script, img, iframe, a')).toBeNull()
  expect(page.textContent).not.toBe('')
})

it('a picture from elsewhere is a link to it, and is not loaded', () => {
  const page = shown('![Our line](https://example.com/line.png)')
  expect(page.querySelector('img')).toBeNull()
  expect(page.querySelector('a')?.textContent).toBe('Our line')
})
