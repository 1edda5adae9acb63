/** What a device needs to know to keep Ninefold as an app. */
import type { ManifestOptions } from 'vite-plugin-pwa'

export const manifest: Partial<ManifestOptions> = {
  name: 'Ninefold',
  short_name: 'Ninefold',
  description: 'Work out your business model together: nine blocks on one page, edited by everyone at once.',
  id: '/',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  // The desk in light, as the tokens have it; a manifest knows one colour only.
  background_color: '#f2f0ed',
  theme_color: '#f2f0ed',
  categories: ['business', 'productivity'],
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}
