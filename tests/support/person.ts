/** A person in a test: a browser of their own, with their own cookies, storage and screen. */
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { CanvasPage } from './canvas-page.ts'

export type LinkRole = 'editor' | 'facilitator' | 'reviewer' | 'viewer'

export class Person {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  readonly canvas: CanvasPage
  /** What went wrong on this person's pages; a test with one of these fails at its end. */
  readonly faults: string[] = []
  /** This guest's token, once `startCanvas` has made one: for programs that act in their name. */
  token = ''

  constructor(name: string, context: BrowserContext, page: Page) {
    this.name = name
    this.context = context
    this.page = page
    this.canvas = new CanvasPage(page)
    this.#watch(page)
  }

  /** One more tab in this person's browser. */
  async openTab(path: string): Promise<CanvasPage> {
    const page = await this.context.newPage()
    this.#watch(page)
    await page.goto(path)
    return new CanvasPage(page)
  }

  /** Becomes a guest of this name, presses "Start a canvas" and waits for it; the canvas's id. */
  async startCanvas(): Promise<string> {
    await this.page.goto('/')
    const { origin } = new URL(this.page.url())
    const guest = await this.context.request.post('/api/guests', {
      data: { name: this.name },
      headers: { origin },
    })
    expect(guest.status()).toBe(201)
    this.token = ((await guest.json()) as { token: string }).token
    await this.canvas.button('Start a canvas').click()
    await this.page.waitForURL('**/c/*')
    await this.canvas.expectSaved()
    return this.canvas.id
  }

  /** A fresh share link of the open canvas, made over HTTP; its address. */
  async shareLink(role: LinkRole = 'editor'): Promise<string> {
    const { origin } = new URL(this.page.url())
    const path = `/api/canvases/${this.canvas.id}/links`
    const response = await this.context.request.post(path, { data: { role }, headers: { origin } })
    expect(response.status()).toBe(201)
    const link = (await response.json()) as { url: string }
    return link.url
  }

  /** Opens a share link, says their name and waits for the canvas. */
  async joinByLink(url: string): Promise<void> {
    await this.page.goto(url)
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name)
    await this.canvas.button('Join').click()
    await this.page.waitForURL('**/c/*')
    await this.canvas.expectSaved()
  }

  #watch(page: Page): void {
    page.on('pageerror', (error) => this.faults.push(`${this.name}: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/.test(message.text()))
        this.faults.push(`${this.name}: ${message.text()}`)
    })
  }

  /** Turns to another tab, or back to this one: what a page is told of it, which no browser without a screen says. */
  async look(where: 'here' | 'elsewhere'): Promise<void> {
    await this.page.evaluate(
      (state) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      },
      where === 'here' ? 'visible' : 'hidden',
    )
  }
}
