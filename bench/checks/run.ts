/** `pnpm bench checks`: what the health checks take from scratch and after a change, reading the document included. */
import type * as Y from 'yjs'
import { checkContent, HealthCheck } from '@ninefold/shared/checks/check'
import { NO_FACTS } from '@ninefold/shared/checks/facts'
import { readChange } from '@ninefold/shared/document/read-change'
import { readContent } from '@ninefold/shared/document/read-content'
import { touchedEntities, type Entity } from '@ninefold/shared/document/touched'
import { saveResult, thisMachine } from '../lib/results.ts'
import { median, percentile } from '../lib/stats.ts'
import { writeTables } from '../lib/tables.ts'
import type { CheckFigures, Taken } from './table.ts'
import { fillCanvas, type Filled } from './canvas.ts'
import { EDITS, type Edit } from './edits.ts'

const TODAY = '2026-07-01'
const CHANGES = 200
const WHOLES = 60

export function checksBench(): Promise<void> {
  const figures: Record<string, Taken> = { 'from scratch': fromScratch(fillCanvas()) }
  for (const [name, edit] of Object.entries(EDITS)) figures[name] = afterChanges(fillCanvas(), edit)
  for (const [name, taken] of Object.entries(figures)) console.log(`${name}: ${JSON.stringify(taken)}`)
  saveResult<CheckFigures>('checks', thisMachine(), figures)
  writeTables()
  return Promise.resolve()
}

function fromScratch({ doc }: Filled): Taken {
  const content = readContent(doc)
  return over(WHOLES, () =>
    checkContent({ ...content, notes: content.notes.map((note) => ({ ...note })) }, NO_FACTS, TODAY),
  )
}

function afterChanges(filled: Filled, edit: Edit): Taken {
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

/** The first tenth is left out: code that has just been loaded is not what people feel all day. */
function over(count: number, work: () => void, before: (i: number) => void = () => undefined): Taken {
  const taken = Array.from({ length: count }, (_, i) => {
    before(i)
    const [startedAt, busy] = [performance.now(), process.cpuUsage()]
    work()
    const { user, system } = process.cpuUsage(busy)
    return { wall: performance.now() - startedAt, cpu: (user + system) / 1000 }
  }).slice(count / 10)
  const wall = taken.map((one) => one.wall)
  return { medianMs: median(wall), p95Ms: percentile(wall, 0.95), cpuMs: median(taken.map((one) => one.cpu)) }
}
