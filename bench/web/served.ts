/** What reads the canvas from the real server: our own page, and the least that Svelte and Yjs can do with it. */
import type { Locator, Page } from '@playwright/test'
import { serveFolder } from '../lib/static-server.ts'
import { Crowd } from './crowd.ts'
import { PEERS_DIST } from './page-peers.ts'
import type { Running, Subject } from './subject.ts'

/** What both have in common: the crowd, and notes that are list items. */
function running(
  crowd: Crowd,
  url: string,
  parts: Pick<Running, 'prepare' | 'stop'>,
  note: (page: Page) => Locator,
): Running {
  const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'Note text' })
  return {
    ...parts,
    url,
    async openNote(page) {
      await note(page).dblclick()
      await editor(page).waitFor()
    },
    closeNote: (page) => page.keyboard.press('Escape'),
    async grip(page) {
      await note(page).hover()
      const box = await note(page).boundingBox()
      if (!box) throw new Error('there is no note to drag')
      return { x: box.x + box.width / 3, y: box.y + box.height / 2 }
    },
    startTyping: async () => crowd.startTyping(),
    stopTyping: async () => crowd.stopTyping(),
    batch: async (_page, round) => crowd.batch(round),
  }
}

export const ninefold: Subject = {
  name: 'ninefold',
  title: 'Ninefold',
  adapter: {
    count: `document.querySelectorAll('section[data-block] [role=list] > li').length`,
    add: `document.querySelector('[aria-label="Add note to Key Activities"]').click()`,
    added: `document.activeElement?.closest('section[data-block] li') != null`,
  },
  async start() {
    const crowd = await Crowd.gather()
    const { server, canvasId, visitor } = crowd
    const prepare: Running['prepare'] = (context) =>
      context.addCookies([{ name: 'ninefold', value: visitor.token, url: server.url }])
    const first = (page: Page): Locator =>
      page.getByRole('region', { name: 'Key Partners' }).getByRole('listitem').first()
    return running(crowd, `${server.url}/c/${canvasId}`, { prepare, stop: () => crowd.leave() }, first)
  },
}

export const bare: Subject = {
  name: 'bare',
  title: 'bare Svelte + Yjs',
  adapter: {
    count: `document.querySelectorAll('li').length`,
    add: `window.before = document.querySelectorAll('li').length; window.peer.add()`,
    added: `document.querySelectorAll('li').length > window.before`,
  },
  async start() {
    const crowd = await Crowd.gather()
    const pages = await serveFolder(PEERS_DIST)
    const { server, canvasId, visitor } = crowd
    const query = new URLSearchParams({ server: server.socketUrl, canvas: canvasId, token: visitor.token })
    const stop = async (): Promise<void> => {
      await pages.close()
      await crowd.leave()
    }
    const parts = { prepare: () => Promise.resolve(), stop }
    return running(crowd, `${pages.url}/bare/index.html?${query.toString()}`, parts, (page) =>
      page.getByRole('listitem').first(),
    )
  },
}
