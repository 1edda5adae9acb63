/** Headers on every answer: what a page of ours may load, and that nobody may frame it or guess its types. */
import { createMiddleware } from 'hono/factory'
import type { InlineHashes } from '../static/inline.ts'
import type { AppEnv } from './context.ts'

const NOTHING_INLINE: InlineHashes = { scripts: [], styles: [] }

/**
 * `style-src-attr`: the editor's carets carry a style attribute. `connect-src` names our sockets beside 'self',
 * which older Safari does not take to cover ws: and wss:.
 */
function contentSecurityPolicy(host: string, inline: InlineHashes = NOTHING_INLINE): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline.scripts].join(' '),
    ["style-src 'self'", ...inline.styles].join(' '),
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
    // A URL's host may hold a semicolon, which would end the directive: then 'self' has to do.
    /^[\w.:[\]-]+$/.test(host) ? `connect-src 'self' ws://${host} wss://${host}` : "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

const FIXED: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  // A share link is in the address: no other site may learn it as a referrer.
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]

export const securityHeaders = createMiddleware<AppEnv>(async function securityHeaders(c, next) {
  await next()
  c.header('Content-Security-Policy', contentSecurityPolicy(new URL(c.req.url).host, c.get('inline')))
  for (const [name, value] of FIXED) c.header(name, value)
})
