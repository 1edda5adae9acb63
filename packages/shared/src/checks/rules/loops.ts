/** Activities that wait for each other, found without walking every path: a canvas may hold more loops than notes. */

/**
 * Loops that together name every activity that is in one: the shortest through the smallest id not named yet, starting
 * with its smallest id. `next` leads from an id to those it waits for.
 */
export function loopsOf(ids: readonly string[], next: (id: string) => readonly string[]): string[][] {
  const named = new Set<string>()
  const loops: string[][] = []
  for (const id of [...ids].sort()) {
    const loop = named.has(id) ? null : shortestLoop(id, next)
    if (!loop) continue
    for (const member of loop) named.add(member)
    loops.push(fromSmallest(loop))
  }
  return loops
}

/** Breadth first from `start` until it comes round again. */
function shortestLoop(start: string, next: (id: string) => readonly string[]): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const id of queue) {
    for (const to of [...next(id)].sort()) {
      if (to === start) return pathTo(id, cameFrom)
      if (cameFrom.has(to)) continue
      cameFrom.set(to, id)
      queue.push(to)
    }
  }
  return null
}

function pathTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [end]
  for (let at = cameFrom.get(end); at !== undefined; at = cameFrom.get(at)) path.unshift(at)
  return path
}

function fromSmallest(loop: readonly string[]): string[] {
  const smallest = loop.indexOf([...loop].sort()[0] as string)
  return [...loop.slice(smallest), ...loop.slice(0, smallest)]
}
