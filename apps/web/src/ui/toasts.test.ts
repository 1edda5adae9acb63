import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TOAST_MS, Toasts } from './toasts.svelte.ts'

const texts = (toasts: Toasts): string[] => toasts.shown.map((toast) => toast.text)

describe('toasts', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('a toast leaves after its time', () => {
    const toasts = new Toasts()
    toasts.show({ text: 'Note deleted' })
    vi.advanceTimersByTime(TOAST_MS - 1)
    expect(texts(toasts)).toEqual(['Note deleted'])
    vi.advanceTimersByTime(1)
    expect(texts(toasts)).toEqual([])
  })

  it('a held toast stays, and has its full time again once let go', () => {
    const toasts = new Toasts()
    toasts.show({ text: 'Note deleted' })
    vi.advanceTimersByTime(TOAST_MS - 1)
    toasts.hold()
    vi.advanceTimersByTime(10 * TOAST_MS)
    toasts.release()
    vi.advanceTimersByTime(TOAST_MS - 1)
    expect(texts(toasts)).toEqual(['Note deleted'])
    vi.advanceTimersByTime(1)
    expect(texts(toasts)).toEqual([])
  })

  it('a toast that comes while others are held waits with them', () => {
    const toasts = new Toasts()
    toasts.hold()
    toasts.show({ text: 'Moved' })
    vi.advanceTimersByTime(10 * TOAST_MS)
    expect(texts(toasts)).toEqual(['Moved'])
  })

  it('the answer runs once and takes the toast away', () => {
    const toasts = new Toasts()
    const run = vi.fn()
    toasts.show({ text: 'Note deleted', action: { label: 'Undo', run } })
    const [toast] = toasts.shown
    if (toast) toasts.answer(toast)
    expect([run.mock.calls.length, texts(toasts)]).toEqual([1, []])
  })

  it('a fourth toast sends the first away', () => {
    const toasts = new Toasts()
    for (const text of ['1', '2', '3', '4']) toasts.show({ text })
    expect(texts(toasts)).toEqual(['2', '3', '4'])
  })

  it('the same words show once and have their full time again, unless each has its own answer', () => {
    const toasts = new Toasts()
    toasts.show({ text: 'Nothing to redo' })
    vi.advanceTimersByTime(TOAST_MS - 1)
    toasts.show({ text: 'Nothing to redo' })
    vi.advanceTimersByTime(TOAST_MS - 1)
    expect(texts(toasts)).toEqual(['Nothing to redo'])
    for (const run of [vi.fn(), vi.fn()])
      toasts.show({ text: 'Note deleted', action: { label: 'Undo', run } })
    expect(texts(toasts)).toEqual(['Nothing to redo', 'Note deleted', 'Note deleted'])
  })

  it('a sticky toast stays until it is taken back', () => {
    const toasts = new Toasts()
    const dismiss = toasts.show({ text: 'A new version is ready', sticky: true })
    vi.advanceTimersByTime(10 * TOAST_MS)
    expect(texts(toasts)).toEqual(['A new version is ready'])
    dismiss()
    expect(texts(toasts)).toEqual([])
  })
})
