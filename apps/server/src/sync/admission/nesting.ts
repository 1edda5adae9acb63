/**
 * How deep an update nests shared types in each other. Yjs deletes a type's children by recursion, so a chain of
 * some thousand types would overflow the stack in the middle of a transaction.
 */
import { Refused } from './content.ts'
import { scanUpdate, UNLIMITED, type Link } from './scan.ts'

/** Throws Refused. A second look at the update: ask only for those with more than `limit` types. */
export function refuseDeepNesting(update: Uint8Array, limit: number): void {
  const links: Link[] = []
  scanUpdate(update, UNLIMITED, links)
  const byClient = Map.groupBy(links, ({ client }) => client)
  const depths = new Map<Link, number>()
  for (const link of links) if (depthOf(link, byClient, depths) > limit) throw new Refused('nested too deep')
}

/** Walks to a struct of known depth or out of the update, then writes the depths down on the way back. */
function depthOf(start: Link, byClient: ReadonlyMap<number, Link[]>, depths: Map<Link, number>): number {
  const path = new Set<Link>()
  let depth = 0
  for (let link: Link | null = start; link; link = find(byClient.get(link.toClient), link.toClock)) {
    const known = depths.get(link)
    if (known !== undefined) {
      depth = known
      break
    }
    if (path.has(link)) throw new Refused('a struct needs itself')
    path.add(link)
  }
  for (const link of [...path].reverse()) depths.set(link, (depth += link.deeper))
  return depth
}

/** The struct that holds a clock; null when it is not in the update. Each client's structs lie in order, without gaps. */
function find(links: readonly Link[] | undefined, clock: number): Link | null {
  let low = 0
  let high = (links?.length ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (((links as readonly Link[])[middle] as Link).clock <= clock) low = middle + 1
    else high = middle - 1
  }
  return links?.[high] ?? null
}
