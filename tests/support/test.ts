/** What every browser test starts from: a running server and as many people as it asks for. */
import { test as base, expect, type BrowserContextOptions } from '@playwright/test'
import { Person } from './person.ts'
import { startServer, type ServerOptions, type TestServer } from './server.ts'

export { expect } from '@playwright/test'
export { Person } from './person.ts'

interface Fixtures {
  /** A new person with a browser of their own; `person('Phone', phone)` for one with a phone. */
  readonly person: (name: string, options?: BrowserContextOptions) => Promise<Person>
  /** The server this test talks to. It is shared: do not end it; use `ownServer` for that. */
  readonly server: TestServer
  /** Starts a server for this test alone. People come to it by `person(name, { baseURL: server.url })`. */
  readonly ownServer: (options?: ServerOptions) => Promise<TestServer>
  readonly needsChromium: undefined
}

/** The smallest screen the product promises to work on. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

export const test = base.extend<Fixtures, { readonly sharedServer: TestServer }>({
  needsChromium: [
    async ({}, use, info) => {
      const missing = process.env.CHROMIUM_MISSING
      info.skip(missing !== undefined, missing ?? '')
      await use(undefined)
    },
    { auto: true },
  ],
  sharedServer: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  server: async ({ sharedServer }, use) => use(sharedServer),
  baseURL: async ({ sharedServer }, use) => use(sharedServer.url),

  ownServer: async ({}, use) => {
    const servers: TestServer[] = []
    await use(async (options) => {
      const server = await startServer(options)
      servers.push(server)
      return server
    })
    for (const server of servers) await server.stop()
  },
  person: async ({ browser, baseURL, locale, viewport }, use) => {
    const people: Person[] = []
    await use(async (name, options = {}) => {
      const own = {
        ...(baseURL ? { baseURL } : {}),
        ...(locale ? { locale } : {}),
        ...(viewport ? { viewport } : {}),
      }
      const context = await browser.newContext({ ...own, ...options })
      const somebody = new Person(name, context, await context.newPage())
      people.push(somebody)
      return somebody
    })
    await Promise.all(people.map((one) => one.context.close()))
    expect(people.flatMap((one) => one.faults)).toEqual([])
  },
})
