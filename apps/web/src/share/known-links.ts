/**
 * The addresses of links made in this browser: the server tells an address once and keeps only its hash, so without
 * this each "Copy link" would make another link. Kept per canvas, in this browser alone.
 */

export interface KnownLink {
  readonly id: string
  readonly url: string
}

const key = (canvasId: string): string => `ninefold.links.${canvasId}`

export function knownLinks(canvasId: string): readonly KnownLink[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key(canvasId)) ?? '[]')
    return Array.isArray(list) ? list.filter(isKnownLink) : []
  } catch {
    // No storage, or not our JSON: none known.
    return []
  }
}

export function rememberLink(canvasId: string, link: KnownLink): void {
  store(canvasId, [...knownLinks(canvasId), { id: link.id, url: link.url }])
}

/** Forgets all but the links with these ids. */
export function keepLinks(canvasId: string, ids: readonly string[]): void {
  const all = knownLinks(canvasId)
  const kept = all.filter((link) => ids.includes(link.id))
  if (kept.length < all.length) store(canvasId, kept)
}

function store(canvasId: string, links: readonly KnownLink[]): void {
  try {
    if (links.length > 0) localStorage.setItem(key(canvasId), JSON.stringify(links))
    else localStorage.removeItem(key(canvasId))
  } catch {
    // No storage: the next copy makes a new link.
  }
}

function isKnownLink(value: unknown): value is KnownLink {
  if (typeof value !== 'object' || value === null) return false
  const { id, url } = value as Partial<Record<keyof KnownLink, unknown>>
  return typeof id === 'string' && typeof url === 'string' && /^https?:\/\//.test(url)
}
