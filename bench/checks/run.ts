/** `pnpm bench checks`: what the health checks take from scratch and after a change, reading the document included. */
import type * as Y from 'yjs'
import { checkContent, HealthCheck } from '@ninefold/shared/checks/check'
import { NO_FACTS } from '@ninefold/shared/checks/facts'
import { addLink, removeLink } from '@ninefold/shared/document/edit-links'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { moveNote } from '@ninefold/shared/document/move-note'
import { readChange } from '@ninefold/shared/document/read-change'
import { readContent } from '@ninefold/shared/document/read-content'
import { touchedEntities, type Entity } from '@ninefold/shared/document/touched'
import { saveResult, thisMachine } from '../lib/results.ts'
import { median, percentile } from '../lib/stats.ts'
import { writeTables } from '../lib/tables.ts'
import type { CheckFigures, Taken } from './table.ts'
import { fillCanvas, type Filled } from './canvas.ts'

const TODAY = '2026-07-01'
const CHANGES = 200
const WHOLES = 60

type Edit = (filled: Filled, i: number) => void
const EDITS: Readonly<Record<string, Edit>> = {
  'a letter typed into an activity': ({ doc, activities }, i) =>
    void changeNote(doc, activities[i % activities.length] ?? '', { text: `Knit tights ${i}` }, null),
  'a link added and taken away': ({ doc, activities, resources }, i) => {
    const [fromId = '', toId = ''] = [activities[(i >> 1) % activities.length], resources[0]]
    if (i % 2 === 0) addLink(doc, { id: 'bench', fromId, kind: 'requires', toId, createdBy: 'bench' }, null)
    else removeLink(doc, 'bench', null)
  },
  'an activity’s effort set': ({ doc, activities }, i) =>
    void changeNote(doc, activities[i % activities.length] ?? '', { effortShare: i % 11 }, null),
  'a note moved to another block and back': ({ doc, activities }, i) =>
    void moveNote(
      doc,
      activities[0] ?? '',
      { blockId: i % 2 === 0 ? 'key_resources' : 'key_activities' },
      null,
    ),
}

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
