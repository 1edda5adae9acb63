/**
 * Does what is due. A job is a row that one process takes for a while: should it die, another takes it again. The
 * timer here is a hint alone; what was due while nothing ran is done when something does.
 */
import type { Kysely } from 'kysely'
import type { JobsTable } from '../store/schema-rights.ts'
import type { Database } from '../store/store.ts'
import type { Clock, Log, Timer } from '../sync/ports.ts'
import type { JobKind } from './schedule.ts'
import type { Work } from './work.ts'

/** An access that has run out ends within two seconds. */
const LOOK_MS = 1000
const TAKEN_MS = 5 * 60_000
/** After a job failed. */
const RETRY_MS = 60_000
const JOBS_AT_ONCE = 50

export interface RunnerDeps {
  readonly db: Kysely<Database>
  readonly work: Work
  readonly clock: Pick<Clock, 'after'>
  /** Ms since 1970. */
  readonly now: () => number
  readonly log: Log
  /** Of this process. */
  readonly id: string
}

export class JobRunner {
  readonly #deps: RunnerDeps
  #timer: Timer | null = null
  #running: Promise<unknown> = Promise.resolve()
  #stopped = false

  constructor(deps: RunnerDeps) {
    this.#deps = deps
  }

  start(): void {
    this.#timer = this.#deps.clock.after(LOOK_MS, () => {
      this.#running = this.#look()
    })
  }

  /** Takes no more; resolves when what was taken is done. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#timer?.cancel()
    await this.#running
  }

  async #look(): Promise<void> {
    try {
      await this.runDue()
    } catch (error) {
      this.#deps.log.warn({ err: error }, 'what is due could not be looked for')
    }
    if (!this.#stopped) this.start()
  }

  /** Does what is due now; gives how many jobs that were. */
  async runDue(): Promise<number> {
    let done = 0
    for (;;) {
      const jobs = await this.#take()
      for (const job of jobs) await this.#run(job)
      done += jobs.length
      if (jobs.length < JOBS_AT_ONCE) return done
    }
  }

  /** One statement: of two processes that look at the same time each job goes to one. */
  #take(): Promise<JobsTable[]> {
    const { db, id, now } = this.#deps
    const free = db
      .selectFrom('jobs')
      .select('id')
      .where('due_at', '<=', now())
      .where(({ eb, or }) => or([eb('taken_until', 'is', null), eb('taken_until', '<=', now())]))
      .orderBy('due_at')
      .limit(JOBS_AT_ONCE)
    return db
      .updateTable('jobs')
      .set({ taken_by: id, taken_until: now() + TAKEN_MS })
      .where('id', 'in', free)
      .returningAll()
      .execute()
  }

  async #run(job: JobsTable): Promise<void> {
    const { log, now } = this.#deps
    let again: number | null
    try {
      again = await this.#work(job)
    } catch (error) {
      log.error({ err: error, job: job.kind, retryInMs: RETRY_MS }, 'a job failed')
      again = now() + RETRY_MS
    }
    await this.#finish(job, again)
  }

  #work({ kind, payload }: JobsTable): Promise<number | null> {
    const { work } = this.#deps
    if (!Object.hasOwn(work, kind)) throw new Error(`no job is called ${kind}`)
    // Written by `scheduleJob` alone, which knows what each kind is handed.
    return work[kind as JobKind](JSON.parse(payload) as never)
  }

  /** Unless it was scheduled anew meanwhile, which took it out of our hands. */
  async #finish(job: JobsTable, again: number | null): Promise<void> {
    const { db, id } = this.#deps
    if (again === null)
      await db.deleteFrom('jobs').where('id', '=', job.id).where('taken_by', '=', id).execute()
    else
      await db
        .updateTable('jobs')
        .set({ due_at: Math.round(again), taken_by: null, taken_until: null })
        .where('id', '=', job.id)
        .where('taken_by', '=', id)
        .execute()
  }
}
