/** The health checks as a page runs them, timed in the browser itself. Bundled into a page of its own by `run.ts`. */
import type * as Y from 'yjs'
import { checkContent, HealthCheck } from '@ninefold/shared/checks/check'
import { NO_FACTS } from '@ninefold/shared/checks/facts'
import { readChange } from '@ninefold/shared/document/read-change'
import { readContent } from '@ninefold/shared/document/read-content'
import { touchedEntities, type Entity } from '@ninefold/shared/document/touched'
import { fillCanvas } from '../checks/canvas.ts'
import { EDITS, type Edit } from '../checks/edits.ts'
import { median, percentile } from '../lib/stats.ts'

const TODAY = '2026-07-01'
const CHANGES = 200
const WHOLES = 40

export interface Timed {
  readonly medianMs: number
  readonly p95Ms: number
}

/** From scratch, then after each kind of change; the first tenth is left out in each. */
export function timeChecks(): Record<string, Timed> {
  const { doc } = fillCanvas()
  const scratch = over(WHOLES, () => checkContent(readContent(doc), NO_FACTS, TODAY))
  const changes = Object.entries(EDITS).map(([name, edit]) => [name, afterChanges(edit)] as const)
  return { 'from scratch': scratch, ...Object.fromEntries(changes) }
}

function afterChanges(edit: Edit): Timed {
  const filled = fillCanvas()
  const { doc } = filled
  const check = new HealthCheck(readContent(doc), NO_FACTS, TODAY)
  check.health()
  let touched: Entity[] = []
  doc.on('afterTransaction', (transaction: Y.Transaction) => (touched = touchedEntities(transaction)))
  return over(
    CHANGES,
    () => {
      check.change(readChange(doc, touched))
      check.health()
    },
    (i) => edit(filled, i),
  )
}

function over(count: number, work: () => void, before: (i: number) => void = () => undefined): Timed {
  const taken = Array.from({ length: count }, (_, i) => {
    before(i)
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  }).slice(count / 10)
  return { medianMs: median(taken), p95Ms: percentile(taken, 0.95) }
}
