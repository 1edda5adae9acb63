/** Activities and what they depend on, as a graph: what comes first, what waits, and where it goes round in a loop. */
import type { BlockId, Link, Note } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'

export interface MapNode {
  readonly id: string
  readonly blockId: BlockId
  readonly name: string
  readonly bottleneck: boolean
  /** How many activities wait for it. */
  readonly neededBy: number
  readonly inLoop: boolean
}

/** Leads from what comes first to what needs it. */
export interface MapEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: LinkKind
  readonly inLoop: boolean
}

export interface ActivityMap {
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
  /** Activities that wait for each other, each loop once. */
  readonly loops: readonly (readonly string[])[]
}

/** Links of an activity to what is around it, whose other end is drawn only where that is asked for. */
const AROUND: ReadonlySet<LinkKind> = new Set(['requires', 'performs'])

export function mapOf(
  activities: readonly Note[],
  around: readonly Note[],
  links: Iterable<Link>,
  nameOf: (id: string) => string,
): ActivityMap {
  const shown = new Set([...activities, ...around].map(({ id }) => id))
  const drawn = [...links].filter(
    ({ kind, fromId, toId }) =>
      shown.has(fromId) && shown.has(toId) && (kind === 'depends_on' || AROUND.has(kind)) && fromId !== toId,
  )
  const dependencies = drawn.filter(({ kind }) => kind === 'depends_on')
  const loops = loopsOf(
    activities.map(({ id }) => id),
    dependencies,
  )
  const loopOf = new Map(loops.flatMap((loop, i) => loop.map((id) => [id, i] as const)))
  const waiting = Map.groupBy(dependencies, ({ toId }) => toId)
  const used = new Set(drawn.flatMap(({ fromId, toId }) => [fromId, toId]))
  const node = ({ id, blockId, bottleneck = false }: Note): MapNode => ({
    id,
    blockId,
    name: nameOf(id),
    bottleneck,
    neededBy: new Set(waiting.get(id)?.map(({ fromId }) => fromId)).size,
    inLoop: loopOf.has(id),
  })
  return {
    nodes: [...activities, ...around.filter(({ id }) => used.has(id))].map(node),
    edges: drawn.map(({ id, kind, fromId, toId }) => {
      // Who carries an activity out comes before it; of the others the end does.
      const [from, to] = kind === 'performs' ? [fromId, toId] : [toId, fromId]
      const inLoop = kind === 'depends_on' && loopOf.has(from) && loopOf.get(from) === loopOf.get(to)
      return { id, from, to, kind, inLoop }
    }),
    loops,
  }
}

/** The strongly connected parts with more than one member (Tarjan), without recursion: chains may be long. */
function loopsOf(ids: readonly string[], dependencies: readonly Link[]): string[][] {
  const next = Map.groupBy(dependencies, ({ fromId }) => fromId)
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const loops: string[][] = []
  const enter = (id: string): { readonly id: string; readonly to: Iterator<Link> } => {
    low.set(id, index.size)
    index.set(id, index.size)
    stack.push(id)
    onStack.add(id)
    return { id, to: (next.get(id) ?? []).values() }
  }
  const lower = (id: string, value: number): void => {
    low.set(id, Math.min(low.get(id) ?? value, value))
  }
  for (const root of ids) {
    if (index.has(root)) continue
    const path = [enter(root)]
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const step = at.to.next()
      if (!step.done) {
        const { toId } = step.value
        if (!index.has(toId)) path.push(enter(toId))
        else if (onStack.has(toId)) lower(at.id, index.get(toId) as number)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent) lower(parent.id, low.get(at.id) as number)
      if (low.get(at.id) !== index.get(at.id)) continue
      const part = stack.splice(stack.indexOf(at.id))
      for (const id of part) onStack.delete(id)
      if (part.length > 1) loops.push(part)
    }
  }
  return loops
}
