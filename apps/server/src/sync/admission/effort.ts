/**
 * What an update costs Yjs, counted while it is applied and stopped when it is out of proportion. Admission bounds
 * bytes and structs, but in Yjs the cost of some structs grows with what is there already: one whose neighbours lie
 * far apart is compared with everything between them, and each cut or merge of structs moves a list that holds all of
 * their client's. Made to, 140 KB of 20,000 structs took 23 s. People's updates stay thousands of times below.
 *
 * A step is one comparison, some 0.1 µs. The counters sit in methods of Yjs's own classes, because nothing outside
 * them sees the work; a clock instead would refuse honest work on a busy machine.
 */
import * as Y from 'yjs'

/** The update would have taken more steps than allowed: the document it was for is half-way and of no use. */
export class TooMuchWork extends Error {}

/** Elements of a list moved in the time of a step. */
const MOVED_PER_STEP = 128
/** Lists are measured again after so many cuts. */
const REMEASURE_EVERY = 256

interface Effort {
  readonly doc: Y.Doc
  readonly most: number
  taken: number
  cuts: number
  /** Steps that one cut or merge costs. */
  moveSteps: number
  lastMerged: unknown
}

let effort: Effort | null = null

/** Runs `work` on `doc` and gives the steps it took. Throws TooMuchWork beyond `steps`, and whatever `work` throws. */
export function withinEffort(doc: Y.Doc, steps: number, work: () => void): number {
  const counted: Effort = { doc, most: steps, taken: 0, cuts: 0, moveSteps: 1, lastMerged: null }
  effort = counted
  try {
    work()
  } finally {
    effort = null
  }
  return counted.taken
}

function spend(counted: Effort, steps: number): void {
  counted.taken += steps
  if (counted.taken > counted.most) throw new TooMuchWork('takes too much work')
}

/** A list of structs is cut into or shortened: what lies behind moves. */
function move(counted: Effort): void {
  if (counted.cuts++ % REMEASURE_EVERY === 0) {
    let longest = 0
    for (const structs of counted.doc.store.clients.values()) longest = Math.max(longest, structs.length)
    counted.moveSteps = 1 + longest / MOVED_PER_STEP
  }
  spend(counted, counted.moveSteps)
}

/** How many items Yjs may have to look at to find the place of `item`; counting ends at the most there may be. */
function conflictsOf(item: Y.Item, offset: number, { doc, most }: Effort): number {
  const { parent, parentSub, right } = item
  if (!(parent instanceof Y.AbstractType)) return 0
  const before = Y.createID(item.id.client, item.id.clock + offset - 1)
  const left = offset > 0 ? Y.getItem(doc.store, before) : item.left
  if (left ? left.right === right : right !== null && right.left === null) return 0
  let steps = 0
  let at = left ? left.right : parentSub === null ? parent._start : (parent._map.get(parentSub) ?? null)
  if (!left && parentSub !== null) for (; at?.left && steps <= most; at = at.left) steps++
  for (; at && at !== right && steps <= most; at = at.right) steps++
  return steps
}

// Classes of Yjs are changed here, once; each method does what it did, and counts where somebody asked for it.
const { integrate } = Y.Item.prototype
Y.Item.prototype.integrate = function (transaction, offset) {
  if (effort) spend(effort, conflictsOf(this, offset, effort))
  integrate.call(this, transaction, offset)
}

interface Cuttable {
  splice(offset: number): unknown
}
for (const { prototype } of [Y.ContentString, Y.ContentAny, Y.ContentJSON, Y.ContentDeleted] as {
  prototype: Cuttable
}[]) {
  const { splice } = prototype
  prototype.splice = function (offset) {
    if (effort) move(effort)
    return splice.call(this, offset)
  }
}

interface Mergeable {
  mergeWith(right: unknown): boolean
}
for (const { prototype } of [Y.Item, Y.GC] as { prototype: Mergeable }[]) {
  const { mergeWith } = prototype
  prototype.mergeWith = function (right) {
    const merged = mergeWith.call(this, right)
    if (effort && merged) {
      // A run of merges shortens the list once, at its end.
      if (effort.lastMerged === right) spend(effort, 1)
      else move(effort)
      effort.lastMerged = this
    }
    return merged
  }
}
