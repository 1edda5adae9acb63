/** The way to signals and reviews, from wherever: the bar's menu, a note's, a finding. Loaded with its first use. */
import { mount, unmount } from 'svelte'
import type { Canvas } from '../context.ts'
import { closeDetails } from '../details/open.ts'
import Panel from './Panel.svelte'
import { Tray, type Asked } from './tray.svelte.ts'

let tray: Tray | undefined
let panel: object | undefined

/** Shows the panel, at one of its parts where one is named. */
export function openSignals(canvas: Canvas, asked: Asked = { at: null }): void {
  tray ??= new Tray()
  closeDetails()
  tray.ask(asked)
  const before = document.activeElement
  const target = document.querySelector('main')
  if (target)
    panel ??= mount(Panel, {
      target,
      props: { canvas, tray, onclose: (refocus: boolean) => close(refocus ? before : null) },
    })
}

function close(before: Element | null): void {
  if (panel) void unmount(panel)
  panel = undefined
  if (before instanceof HTMLElement && before.isConnected) before.focus()
}
