import { afterEach, expect, it } from 'vitest'
import { toasts } from '../ui/toasts.svelte.ts'
import { Offers } from './offers.ts'

const texts = (): string[] => toasts.shown.map((toast) => toast.text)
afterEach(() => {
  for (const toast of toasts.shown) toasts.dismiss(toast.id)
})

it('an offer whose gesture was undone otherwise is withdrawn, and no other', () => {
  const offers = new Offers()
  const done = new Set(['delete', 'move'])
  for (const text of done) offers.make({ text }, () => done.has(text))
  offers.review()
  expect(texts()).toEqual(['delete', 'move'])
  done.delete('delete')
  offers.review()
  expect(texts()).toEqual(['move'])
})

it('an offer once withdrawn does not come back, nor is it asked again', () => {
  const offers = new Offers()
  let asked = 0
  const stands = (): boolean => {
    asked++
    return false
  }
  offers.make({ text: 'delete' }, stands)
  offers.review()
  const once = asked
  offers.review()
  expect([texts(), asked]).toEqual([[], once])
})
