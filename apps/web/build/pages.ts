/** The four pages and the addresses they answer, and the page for all others; in development Vite answers them as the server does. */
import type { Plugin } from 'vite'

/** Each page has its own small entry: a first visit loads no more than the page it came for. */
export const PAGES = {
  start: 'index.html',
  join: 'join.html',
  example: 'example.html',
  canvas: 'canvas.html',
  lost: '404.html',
}

const ADDRESSES: readonly (readonly [pattern: RegExp, page: string])[] = [
  [/^\/c\/[^/?]+/, `/${PAGES.canvas}`],
  [/^\/[jd]\/[^/?]+/, `/${PAGES.join}`],
  [/^\/e\/[^/?]+/, `/${PAGES.example}`],
]

export function pageAddresses(): Plugin {
  return {
    name: 'ninefold:page-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const found = ADDRESSES.find(([pattern]) => pattern.test(request.url ?? ''))
        if (found) request.url = found[1]
        next()
      })
    },
  }
}
