/** tldraw and Excalidraw: pages that bring their own notes and their own typing crowd, behind `window.peer`. */
import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { serveFolder } from '../lib/static-server.ts'
import type { Adapter } from './probe.ts'
import { EDITS_PER_SECOND, type Running, type Subject } from './subject.ts'

export const PEERS_DIST = join(import.meta.dirname, '../peers/dist')

interface Peer {
  at(note: number): { x: number; y: number }
  startTyping(rate: number): void
  stopTyping(): void
  batch(round: number): void
  edit?(note: number): void
}
type PeerWindow = Window & { peer: Peer }

/** A note away from those that the crowd types into. */
const MINE = 263

const tldrawPage: Adapter = {
  count: 'window.peer.count()',
  add: 'window.before = window.peer.count(); window.peer.add()',
  added: 'window.peer.count() > window.before',
}

/** Excalidraw paints on a canvas: the note is there when the canvas was drawn on after it was added. */
const excalidrawPage: Adapter = {
  count: 'window.peer.count()',
  add: `
    if (!window.draws) {
      window.draws = { count: 0 }
      const { prototype } = CanvasRenderingContext2D
      const { drawImage } = prototype
      prototype.drawImage = function (...args) { window.draws.count++; return drawImage.apply(this, args) }
    }
    window.before = window.draws.count
    window.peer.add()`,
  added: 'window.draws.count > window.before',
}

function pagePeer(name: string, title: string, adapter: Adapter, openNote: Running['openNote']): Subject {
  return {
    name,
    title,
    adapter,
    async start() {
      const server = await serveFolder(PEERS_DIST)
      return {
        url: `${server.url}/${name}/index.html`,
        prepare: () => Promise.resolve(),
        openNote,
        closeNote: (page) => page.keyboard.press('Escape'),
        grip: place,
        startTyping: (page) =>
          page.evaluate((rate) => (window as unknown as PeerWindow).peer.startTyping(rate), EDITS_PER_SECOND),
        stopTyping: (page) => page.evaluate(() => (window as unknown as PeerWindow).peer.stopTyping()),
        batch: (page, round) => page.evaluate((n) => (window as unknown as PeerWindow).peer.batch(n), round),
        stop: () => server.close(),
      }
    },
  }
}

const place = (page: Page): Promise<{ x: number; y: number }> =>
  page.evaluate((note) => (window as unknown as PeerWindow).peer.at(note), MINE)

export const tldraw = pagePeer('tldraw', 'tldraw 5.4', tldrawPage, async (page) => {
  await page.evaluate((note) => (window as unknown as PeerWindow).peer.edit?.(note), MINE)
  await page.locator('.tl-rich-text [contenteditable=true]').first().waitFor()
})

export const excalidraw = pagePeer('excalidraw', 'Excalidraw 0.18', excalidrawPage, async (page) => {
  const { x, y } = await place(page)
  await page.mouse.dblclick(x, y)
  await page.locator('textarea.excalidraw-wysiwyg').waitFor()
})
