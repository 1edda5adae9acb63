/** Brings the word for the canvas's perspective to the bar. */
import { mount, unmount } from 'svelte'
import type { Canvas } from '../context.ts'
import Word from './Word.svelte'

/** Lasts until the returned function is called. */
export function beginPerspective(canvas: Canvas): () => void {
  const what = document.querySelector('header.bar > .what')
  const meta = what?.querySelector(':scope > .meta')
  if (!what || !meta) return () => undefined
  const word = mount(Word, {
    target: what,
    ...(meta.nextElementSibling && { anchor: meta.nextElementSibling }),
    props: { canvas },
  })
  return () => void unmount(word)
}
