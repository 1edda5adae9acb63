/**
 * The chain of a note: what it rests on and what rests on it, from segments through propositions and activities down
 * to resources, partners and costs. Pure, and linear in the links: 2,000 of them take far less than a frame.
 */
import type { Link } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'
import { t } from '../../../lib/messages/index.ts'
import { gapsOf, type Gap, type Looked } from '../gaps.ts'

/** Kinds whose end carries their start; of all others the start carries the end. */
const CARRIED_BY_END: ReadonlySet<LinkKind> = new Set(['requires', 'depends_on'])
/** Kinds that are no part of what carries what. */
const BESIDE: ReadonlySet<LinkKind> = new Set(['contradicts', 'relates_to'])

export interface Chain {
  readonly notes: ReadonlySet<string>
  readonly links: readonly Link[]
  readonly gaps: readonly Gap[]
  /** Per cent of what the chain should have that it has. */
  readonly complete: number
}

interface Model {
  /** Of notes that count. */
  readonly note: (id: string) => Looked | null
  /** Links of a note whose both ends count. */
  readonly linksOf: (id: string) => readonly Link[]
}

/** The chain through a note: everything it rests on, and everything that rests on it. */
export function chainOf(startId: string, model: Model): Chain {
  const notes = new Set<string>([startId])
  walk(startId, 'below', model, notes)
  walk(startId, 'above', model, notes)
  const links = linksWithin(notes, model)
  return { notes, links, ...judge(startId, notes, model) }
}

function walk(startId: string, way: 'below' | 'above', { linksOf }: Model, found: Set<string>): void {
  const seen = new Set([startId])
  const waiting = [startId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    found.add(id)
    for (const link of linksOf(id)) {
      if (BESIDE.has(link.kind)) continue
      const carrier = CARRIED_BY_END.has(link.kind) ? link.toId : link.fromId
      const next = carrier === link.fromId ? [link.toId, link.fromId] : [link.fromId, link.toId]
      const [carried, by] = next as [string, string]
      const to = way === 'below' && carried === id ? by : way === 'above' && by === id ? carried : null
      if (to === null || seen.has(to)) continue
      seen.add(to)
      waiting.push(to)
    }
  }
}

function linksWithin(notes: ReadonlySet<string>, { linksOf }: Model): Link[] {
  const within = new Map<string, Link>()
  for (const id of notes)
    for (const link of linksOf(id))
      if (!BESIDE.has(link.kind) && notes.has(link.fromId) && notes.has(link.toId)) within.set(link.id, link)
  return [...within.values()]
}

/** Which of the links that its notes should have the chain lacks. */
function judge(
  startId: string,
  notes: ReadonlySet<string>,
  { note, linksOf }: Model,
): Pick<Chain, 'gaps' | 'complete'> {
  const gaps: Gap[] = []
  let asked = 0
  let hasCost = false
  for (const id of notes) {
    const looked = note(id)
    if (!looked) continue
    hasCost ||= looked.blockId === 'cost_structure'
    // What would be asked of it had it no links is what it should have.
    asked += gapsOf(looked, []).length
    gaps.push(...gapsOf(looked, linksOf(id)))
  }
  if (note(startId)?.blockId === 'customer_segments') {
    asked++
    if (!hasCost) {
      const activity = [...notes].find((id) => note(id)?.blockId === 'key_activities')
      if (activity !== undefined)
        gaps.push({ noteId: activity, kind: 'caused_by', text: t.views.trace.noCost })
      else asked--
    }
  }
  return { gaps, complete: asked === 0 ? 100 : Math.round(((asked - gaps.length) / asked) * 100) }
}
