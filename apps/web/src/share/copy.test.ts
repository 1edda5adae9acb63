import { afterEach, expect, it, vi } from 'vitest'
import { copyText } from './copy.ts'

afterEach(() => void vi.unstubAllGlobals())

/** A browser of which `clipboard` is what it offers. */
function browser(clipboard: Partial<Clipboard> | undefined): void {
  vi.stubGlobal('navigator', { clipboard })
  vi.stubGlobal('ClipboardItem', class {})
}

it('the clipboard is asked within the click, before the text is there', () => {
  const write = vi.fn(() => Promise.resolve())
  browser({ write })
  void copyText(new Promise(() => undefined))
  expect(write).toHaveBeenCalledOnce()
})

it('a browser that takes no promise gets the text itself', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  browser({ write: () => Promise.reject(new TypeError('no promises')), writeText })
  expect(await copyText(Promise.resolve('a link'))).toBe(true)
  expect(writeText).toHaveBeenCalledWith('a link')
})

it('without a clipboard the answer comes when the text is there to be copied by hand', async () => {
  browser(undefined)
  let ready = false
  const text = Promise.resolve().then(() => {
    ready = true
    return 'a link'
  })
  expect([await copyText(text), ready]).toEqual([false, true])
})

it('a refused clipboard is no failure of the page', async () => {
  const refuse = (): Promise<never> => Promise.reject(new DOMException('denied', 'NotAllowedError'))
  browser({ write: refuse, writeText: refuse })
  expect(await copyText(Promise.resolve('a link'))).toBe(false)
})

it('a text that does not come is the caller’s failure', async () => {
  browser(undefined)
  await expect(copyText(Promise.reject(new Error('unreachable')))).rejects.toThrow('unreachable')
})
