/** Where the nodes of the map stand: worked out beside the page by ELK, plainly by rank where that cannot be loaded. */
import ELK from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { ActivityMap } from './graph.ts'

export const NODE = { width: 208, height: 76 }
const GAP = { across: 72, down: 28 }

export type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP.across),
  'elk.spacing.nodeNode': String(GAP.down),
  'elk.separateConnectedComponents': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
}

let elk: InstanceType<typeof ELK> | undefined

export async function layOut(map: ActivityMap): Promise<Places> {
  try {
    elk ??= new ELK({ workerFactory: () => new Worker(workerUrl) })
    const { children = [] } = await elk.layout({
      id: 'root',
      layoutOptions: OPTIONS,
      children: map.nodes.map(({ id }) => ({ id, ...NODE })),
      edges: map.edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
    })
    return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]))
  } catch {
    // Without a network the worker's code is not here.
    elk = undefined
    return byRank(map)
  }
}

/** Columns by how much must come before; what waits in a loop stays where it was first reached. */
export function byRank({ nodes, edges }: ActivityMap): Places {
  const rank = new Map(nodes.map(({ id }) => [id, 0]))
  for (let round = 0; round < nodes.length; round++) {
    let moved = false
    for (const { from, to, inLoop } of edges) {
      const wanted = (rank.get(from) ?? 0) + 1
      if (inLoop || (rank.get(to) ?? 0) >= wanted) continue
      rank.set(to, wanted)
      moved = true
    }
    if (!moved) break
  }
  const filled = new Map<number, number>()
  return new Map(
    nodes.map(({ id }) => {
      const column = rank.get(id) ?? 0
      const row = filled.get(column) ?? 0
      filled.set(column, row + 1)
      return [id, { x: column * (NODE.width + GAP.across), y: row * (NODE.height + GAP.down) }]
    }),
  )
}
