import { expect, test } from 'vitest'
import type { CommitOutcome, DocumentCommit } from '../store/store.ts'
import { GroupCommit, type Committer } from './commit.ts'
import { Registry } from 'prom-client'
import { Meter } from './meter.ts'
import { ManualClock } from './testing/manual-clock.ts'
import { MemoryLog } from './testing/memory-log.ts'

const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

class Source implements Committer {
  readonly canvasId: string
  audience = 0
  pending = 0
  committedRows = 0
  given: CommitOutcome['kind'] | 'gave up' | null = null

  constructor(canvasId: string) {
    this.canvasId = canvasId
  }

  take(): DocumentCommit | null {
    if (this.pending === 0) return null
    const row = { userId: 'ada', connectionId: null, bytes: Uint8Array.of(1), at: 0 }
    const rows = Array.from({ length: this.pending }, () => row)
    return { canvasId: this.canvasId, epoch: 1, rows, clients: [] }
  }

  committed(rows: number, outcome: CommitOutcome): void {
    this.pending -= rows
    this.committedRows += rows
    this.given = outcome.kind
  }

  gaveUp(): void {
    this.given = 'gave up'
  }
}

async function setUp(...ids: string[]) {
  const clock = new ManualClock()
  const documents = new MemoryLog()
  for (const canvasId of ids) await documents.create({ canvasId, rows: [], clients: [] })
  const limits = { commitWindowMs: 8, commitWindowMaxMs: 36, commitRetryMs: 10_000 }
  const commits = new GroupCommit({ documents, clock, log: SILENT, limits, meter: new Meter(new Registry()) })
  const receive = (source: Source, rows = 1): void => {
    source.pending += rows
    commits.request(source)
  }
  return { clock, documents, commits, receive, sources: ids.map((id) => new Source(id)) }
}

test('what all rooms received since the last commit goes into one', async () => {
  const { clock, documents, receive, sources } = await setUp('a', 'b', 'c')
  for (const source of sources) receive(source, 3)
  await clock.advance(0)
  expect([documents.commits, sources.map(({ committedRows }) => committedRows)]).toEqual([1, [3, 3, 3]])
})

test('the first commit starts at once, the next ones at most every window', async () => {
  const { clock, documents, receive, sources } = await setUp('a')
  const [source] = sources as [Source]
  const seen: number[] = []
  for (let ms = 0; ms < 40; ms++) {
    receive(source)
    await clock.advance(1)
    seen.push(documents.commits)
  }
  expect([seen[0], seen[6], seen[9], seen[39]]).toEqual([1, 1, 2, 6])
})

test.each([
  { audience: 1, commits: 13 },
  { audience: 50, commits: 6 },
  { audience: 1000, commits: 3 },
])('with $audience people to tell there are $commits commits in a tenth of a second', async (told) => {
  const { clock, documents, receive, sources } = await setUp('a')
  const [source] = sources as [Source]
  source.audience = told.audience
  for (let ms = 0; ms < 100; ms++) {
    receive(source)
    await clock.advance(1)
  }
  expect(documents.commits).toBe(told.commits)
})

test('no commit starts before the one before it has ended, and then takes all that came meanwhile', async () => {
  const { clock, documents, receive, sources } = await setUp('a')
  const [source] = sources as [Source]
  documents.hold()
  receive(source)
  await clock.advance(5)
  receive(source, 10)
  await clock.advance(1000)
  expect([documents.commits, source.committedRows]).toEqual([0, 0])
  documents.release()
  await clock.advance(20)
  expect([documents.commits, source.committedRows]).toEqual([2, 11])
})

test('a failed commit is tried again with growing pauses, then given up after the time for it', async () => {
  const { clock, documents, receive, sources } = await setUp('a')
  const [source] = sources as [Source]
  let tries = 0
  const commit = documents.commit.bind(documents)
  documents.commit = (commits) => {
    tries++
    return commit(commits)
  }
  documents.failure = new Error('disk full')
  receive(source)
  await clock.advance(9900)
  expect([source.given, tries > 5 && tries < 15]).toEqual([null, true])
  await clock.advance(200)
  expect(source.given).toBe('gave up')
})

test('a room that has nothing left to commit, or was forgotten, costs no commit', async () => {
  const { clock, documents, commits, receive, sources } = await setUp('a', 'b')
  const [a, b] = sources as [Source, Source]
  receive(a)
  receive(b)
  commits.forget(a)
  b.pending = 0
  await clock.advance(100)
  expect([documents.commits, clock.timers]).toEqual([0, 0])
})

test('a document of another epoch hears so, and the others of the same commit are kept', async () => {
  const { clock, documents, receive, sources } = await setUp('a', 'b')
  documents.setEpoch('a', 2)
  for (const source of sources) receive(source)
  await clock.advance(10)
  expect(sources.map(({ given }) => given)).toEqual(['stale', 'committed'])
})
