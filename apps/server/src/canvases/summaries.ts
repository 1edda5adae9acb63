/**
 * Keeps what lists show of a canvas up to date with its document, as the engine reports it, and has what was deleted in it
 * erased in its time.
 */
import { sql, type Kysely } from 'kysely'
import type { Logger } from '../logger.ts'
import type { Database } from '../store/store.ts'
import type { DocumentSummary, OnChanged } from '../sync/ports.ts'
import { purgeNotesLater } from './note-purge.ts'

export interface Summaries {
  readonly onChanged: OnChanged
  /** Resolves when all that was reported has been written or has failed. */
  settled(): Promise<void>
}

const DAY_MS = 86_400_000
/** In one statement, so that the statements for so many and fewer stay prepared. */
const AT_ONCE = 32

/**
 * Summaries that are told of in one turn of the event loop are written together: each write of its own is a commit of
 * its own, and a thousand rooms in use would ask the disk hundreds of times a second, with people's edits behind that.
 */
export function createSummaries(db: Kysely<Database>, log: Logger, restoreDays: number): Summaries {
  const waiting = new Map<string, DocumentSummary>()
  let gathering: Promise<void> | null = null
  let written = Promise.resolve()

  const writeSome = async (): Promise<void> => {
    const some = [...waiting].slice(0, AT_ONCE)
    for (const [canvasId] of some) waiting.delete(canvasId)
    try {
      await writeSummaries(db, some)
      await planPurges(some)
    } catch (err) {
      // The document has it all: a list that stays behind until the next change is no reason to fail anything.
      log.warn({ err, canvases: some.length }, 'the list of canvases is behind')
    }
  }
  const planPurges = async (some: readonly (readonly [string, DocumentSummary])[]): Promise<void> => {
    const ids = some.filter(([, { hidden }]) => hidden > 0).map(([canvasId]) => canvasId)
    const changedAt = Math.min(...some.map(([, summary]) => summary.changedAt))
    await purgeNotesLater(db, ids, changedAt + restoreDays * DAY_MS)
  }
  const writeAll = async (): Promise<void> => {
    while (waiting.size > 0) await writeSome()
  }
  const gathered = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    gathering = null
    await (written = written.then(writeAll))
  }

  return {
    onChanged(canvasId, summary) {
      waiting.set(canvasId, summary)
      return (gathering ??= gathered())
    },
    async settled() {
      await gathering
      await written
    },
  }
}

async function writeSummaries(
  db: Kysely<Database>,
  summaries: readonly (readonly [canvasId: string, DocumentSummary])[],
): Promise<void> {
  const rows = summaries.map(
    ([id, { title, purpose, perspective, baseCanvasId, counts, changedAt }]) =>
      sql`(${id}, ${title}, ${purpose}, ${perspective}, ${baseCanvasId}, ${JSON.stringify(counts)}, ${changedAt})`,
  )
  await sql`
    with told (id, title, purpose, perspective, base_canvas_id, counts, changed_at) as (values ${sql.join(rows)})
    update canvases
    set title = told.title, purpose = told.purpose, perspective = told.perspective,
      base_canvas_id = told.base_canvas_id, counts = told.counts, changed_at = told.changed_at
    from told where canvases.id = told.id
  `.execute(db)
}
