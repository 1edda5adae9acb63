/**
 * Group commit: one transaction carries what all rooms received. The first starts at once, further ones at most
 * every window and never before the running one ends: a commit costs 170–400 µs of CPU, so a fast disk must not be
 * asked hundreds of times a second. What follows a commit is a write to each person in its rooms, so the window grows
 * with their number: 50 people who hear ten typists then get a third of the writes, 12 ms later at most.
 */
import type { CommitOutcome, DocumentCommit, DocumentLog } from '../store/store.ts'
import type { Meter } from './meter.ts'
import type { Clock, Log, Timer } from './ports.ts'

/** What has something to commit. Its `take` and the outcome belong together; in between it may receive more. */
export interface Committer {
  /** People who hear of what is committed. */
  readonly audience: number
  /** Everything not yet committed, in order; null when there is nothing (any more). */
  take(): DocumentCommit | null
  committed(rows: number, outcome: CommitOutcome): void
  /** Given up: nothing of it was or will be shown or acknowledged. */
  gaveUp(): void
}

export interface CommitTimes {
  readonly commitWindowMs: number
  readonly commitWindowMaxMs: number
  /** A failing commit is tried again for so long. */
  readonly commitRetryMs: number
}

/** A write costs some 9 µs: on a loaded server they then take a twenty-fifth of the time. */
const WINDOW_MS_PER_PERSON = 0.24
const FIRST_RETRY_MS = 50
const LONGEST_RETRY_MS = 2000

interface CommitDeps {
  readonly documents: DocumentLog
  readonly clock: Clock
  readonly log: Log
  readonly limits: CommitTimes
  readonly meter: Meter
}

export class GroupCommit {
  readonly #deps: CommitDeps
  readonly #dirty = new Set<Committer>()
  #running = false
  #timer: Timer | null = null
  #lastStart = -Infinity
  #windowMs: number
  #failure: { readonly since: number; retryMs: number } | null = null

  constructor(deps: CommitDeps) {
    this.#deps = deps
    this.#windowMs = deps.limits.commitWindowMs
  }

  /** Has the next commit take from `committer`. */
  request(committer: Committer): void {
    this.#dirty.add(committer)
    this.#schedule(this.#lastStart + this.#windowMs - this.#deps.clock.now())
  }

  forget(committer: Committer): void {
    this.#dirty.delete(committer)
  }

  /** Whether commits have been failing; an operator's question. */
  get failing(): boolean {
    return this.#failure !== null
  }

  #schedule(ms: number): void {
    if (this.#running || this.#timer || this.#dirty.size === 0) return
    const start = (): void => {
      this.#timer = null
      void this.#run()
    }
    this.#timer = ms > 0 ? this.#deps.clock.after(ms, start) : this.#deps.clock.soon(start)
  }

  async #run(): Promise<void> {
    const taken = [...this.#dirty].flatMap((committer) => {
      const commit = committer.take()
      return commit ? [{ committer, commit }] : []
    })
    this.#dirty.clear()
    if (taken.length === 0) return
    this.#running = true
    this.#windowMs = this.#windowAfter(taken)
    this.#lastStart = this.#deps.clock.now()
    const watch = this.#watch(taken)
    let wait: number
    try {
      const outcomes = await this.#deps.documents.commit(taken.map(({ commit }) => commit))
      wait = this.#succeeded(taken, outcomes)
    } catch (error) {
      wait = this.#failed(taken, error)
    }
    watch.cancel()
    this.#running = false
    this.#schedule(wait)
  }

  /**
   * A disk may neither write nor fail. What waits for it is given up as if it had failed; should it be written in the
   * end, that is an update its writer brings again, and it changes nothing then.
   */
  #watch(taken: readonly Taken[]): Timer {
    const { clock, limits, log } = this.#deps
    const waiting = new Set(taken.map(({ committer }) => committer))
    const since = this.#failure?.since ?? this.#lastStart
    let timer: Timer
    const look = (ms: number): void => {
      timer = clock.after(ms, () => {
        for (const committer of this.#dirty) waiting.add(committer)
        this.#dirty.clear()
        if (waiting.size > 0) log.error({ rooms: waiting.size }, 'a commit does not end')
        for (const committer of waiting) committer.gaveUp()
        waiting.clear()
        look(limits.commitRetryMs)
      })
    }
    look(Math.max(0, since + limits.commitRetryMs - clock.now()))
    return { cancel: () => timer.cancel() }
  }

  #windowAfter(taken: readonly Taken[]): number {
    const { commitWindowMs, commitWindowMaxMs } = this.#deps.limits
    let people = 0
    for (const { committer } of taken) people += committer.audience
    return Math.max(
      commitWindowMs,
      Math.min(commitWindowMaxMs, commitWindowMs + people * WINDOW_MS_PER_PERSON),
    )
  }

  #succeeded(taken: readonly Taken[], outcomes: readonly CommitOutcome[]): number {
    const { meter, clock } = this.#deps
    meter.commitSeconds.observe((clock.now() - this.#lastStart) / 1000)
    meter.commitRows.observe(taken.reduce((sum, { commit }) => sum + commit.rows.length, 0))
    if (this.#failure) this.#deps.log.info({}, 'commits work again')
    this.#failure = null
    taken.forEach(({ committer, commit }, i) => {
      committer.committed(commit.rows.length, outcomes[i] ?? { kind: 'stale' })
    })
    return this.#lastStart + this.#windowMs - this.#deps.clock.now()
  }

  #failed(taken: readonly Taken[], error: unknown): number {
    const { clock, limits, log, meter } = this.#deps
    meter.failedCommits.inc()
    this.#failure ??= { since: this.#lastStart, retryMs: FIRST_RETRY_MS }
    const left = this.#failure.since + limits.commitRetryMs - clock.now()
    log.error({ err: error, rooms: taken.length, givingUpInMs: Math.max(0, left) }, 'a commit failed')
    if (left <= 0) {
      this.#failure = null
      for (const { committer } of taken) committer.gaveUp()
      return 0
    }
    for (const { committer } of taken) this.#dirty.add(committer)
    const wait = Math.min(this.#failure.retryMs, left)
    this.#failure.retryMs = Math.min(this.#failure.retryMs * 2, LONGEST_RETRY_MS)
    return wait
  }
}

interface Taken {
  readonly committer: Committer
  readonly commit: DocumentCommit
}
