/**
 * The service worker: keeps one whole version of the pages and their assets, so that a page starts without a network
 * and never mixes two versions. It owns nothing of the content; /api and /sync always go to the server, because
 * only the page patterns and the files of this version are answered here.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import type { PrecacheEntry } from 'workbox-precaching'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Which page answers which navigation, as the server does it: ids are as `isId` has them. Every other address is the server's. */
const PAGES: readonly (readonly [pattern: RegExp, page: string])[] = [
  [/^\/(\?.*)?$/, '/index.html'],
  [/^\/c\/[\w-]{1,64}(\?.*)?$/, '/canvas.html'],
  [/^\/[jd]\/[\w-]{1,64}(\?.*)?$/, '/join.html'],
  [/^\/e\/[\w-]{1,64}(\?.*)?$/, '/example.html'],
]

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false })
cleanupOutdatedCaches()

for (const [pattern, page] of PAGES) {
  registerRoute(new NavigationRoute(createHandlerBoundToURL(page), { allowlist: [pattern] }))
}

// A new version waits until a person accepts it; then the pages reload onto it together.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting()
})
// The very first version serves the page that brought it, so that this page too survives the loss of its network.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
