/** What the head of every page holds, in one place: the theme before the first paint, icons, colours, a description. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { manifest } from './manifest.ts'

/** Inline: a file of its own would hold up the first paint by one more answer of the server. */
const THEME = readFileSync(join(import.meta.dirname, 'theme.js'), 'utf8').replace(/^\/\/.*\n/gm, '')

/** --desk of the tokens, in the notation every browser's own chrome understands. */
const DESK = { light: '#f2f0ec', dark: '#0e0f12' }

const meta = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: 'meta', attrs, injectTo: 'head' })
const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: 'link', attrs, injectTo: 'head' })

const TAGS: readonly HtmlTagDescriptor[] = [
  meta({ name: 'color-scheme', content: 'light dark' }),
  meta({ name: 'theme-color', content: DESK.light, media: '(prefers-color-scheme: light)' }),
  meta({ name: 'theme-color', content: DESK.dark, media: '(prefers-color-scheme: dark)' }),
  meta({ name: 'description', content: manifest.description ?? '' }),
  link({ rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }),
  link({ rel: 'apple-touch-icon', href: '/apple-touch-icon.png' }),
  // Not a module: those run after the page is parsed, and the wrong theme would flash before.
  { tag: 'script', children: THEME, injectTo: 'head' },
]

export function sharedHead(): Plugin {
  return { name: 'ninefold:head', transformIndexHtml: { order: 'pre', handler: () => [...TAGS] } }
}
