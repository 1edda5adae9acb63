/** Where this server is for those who ask: the address of links, what counts as same-origin, and who can reach it. */
import type { Reach } from '@ninefold/shared/api/common'

/** Where people reach this server: PUBLIC_URL, else what this request was sent to. `url` is the request's. */
export function originFor(publicUrl: string | null, url: string): string {
  return publicUrl ?? new URL(url).origin
}

/** Whether the address in `originFor` leads here from another machine. */
export function reachOf(publicUrl: string | null, url: string): Reach {
  return isLoopback(new URL(originFor(publicUrl, url)).hostname) ? 'this_computer' : 'public'
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])\.?$/i.test(hostname)
}

/**
 * Whether a page of `origin` is one of ours. Ours is PUBLIC_URL and whatever host the request itself was sent to,
 * which a browser does not let a page choose. Schemes are compared only with PUBLIC_URL: behind a proxy that speaks
 * TLS for us we cannot know our own.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | null,
): boolean {
  const from = origin === undefined ? null : URL.parse(origin)
  if (!from || (from.protocol !== 'http:' && from.protocol !== 'https:')) return false
  if (publicUrl !== null && from.host === new URL(publicUrl).host) return from.origin === publicUrl
  // Parsed like the origin, so that a default port or a capital letter makes no difference.
  return host !== undefined && URL.parse(`${from.protocol}//${host}`)?.host === from.host
}
