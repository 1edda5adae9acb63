/** For tests: the whole HTTP side over a real store and a real engine in a directory of its own, without a port. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMITS, type CloseCode, type Limits } from '@ninefold/shared'
import { hc } from 'hono/client'
import { Registry } from 'prom-client'
import { createApp, type AppType } from '../app.ts'
import { createSummaries } from '../canvases/summaries.ts'
import { createEventSource } from '../events/read.ts'
import { JobRunner } from '../jobs/runner.ts'
import { createWork } from '../jobs/work.ts'
import { createTokens } from '../identity/tokens.ts'
import { createLogger } from '../logger.ts'
import { openStore } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { systemClock } from '../sync/clock.ts'
import type { Rooms } from '../sync/ports.ts'
import { Meter } from '../sync/meter.ts'
import { createRooms } from '../sync/registry.ts'
import type { Deps } from './context.ts'

export const HOST = 'http://localhost:3000'

export type EndedAccess =
  | { readonly canvasId: string; readonly userId: string | null; readonly code: CloseCode }
  | { readonly sessionId: string; readonly code: CloseCode }

export interface ToldEvent {
  readonly canvasId: string
  readonly kind: string
  readonly data: unknown
}

export interface TestApp {
  readonly deps: Deps
  readonly store: Store
  /** A raw request, `path` under HOST. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** The typed client as somebody, or as nobody. */
  as(who?: { readonly token: string }): ReturnType<typeof hc<AppType>>
  guest(name?: string): Promise<{ userId: string; name: string; color: string; token: string }>
  /** Sockets that the engine was told to close. */
  readonly ended: readonly EndedAccess[]
  /** Events in the order they were told to the sockets. */
  readonly told: readonly ToldEvent[]
  forgetEnded(): void
  /** What was logged, one line an entry. */
  readonly logged: readonly string[]
  /** Moves the clock that the HTTP side goes by. */
  pass(ms: number): void
  /** Does the jobs that are due by that clock; gives how many. */
  runDue(): Promise<number>
  close(): Promise<void>
}

export interface TestAppOptions {
  readonly publicUrl?: string
  readonly invitationCode?: string
  readonly limits?: Partial<Limits>
  readonly webDir?: string
  readonly ready?: () => boolean
}

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ninefold-http-'))
  const store = await openStore({ dataDir })
  const logged: string[] = []
  const log = createLogger('trace', { write: (line: string) => void logged.push(line) })
  const limits: Limits = { ...LIMITS, ...options.limits }
  const summaries = createSummaries(store.db, log, limits.restoreDays)
  const metrics = new Registry()
  const engine = createRooms({
    documents: store.log,
    events: createEventSource(store),
    limits,
    log,
    clock: systemClock,
    onChanged: summaries.onChanged,
    meter: new Meter(metrics),
  })
  const ended: EndedAccess[] = []
  const told: ToldEvent[] = []
  const rooms = recording(engine, ended, told)
  let time = Date.UTC(2026, 0, 1)
  const deps: Deps = {
    db: store.db,
    rooms,
    tokens: createTokens(Buffer.from('a key for tests, of no use elsewhere')),
    limits,
    log,
    metrics,
    publicUrl: options.publicUrl ?? null,
    invitationCode: options.invitationCode ?? null,
    webDir: options.webDir ?? join(dataDir, 'no-such-build'),
    now: () => time,
    ready: options.ready ?? (() => true),
  }
  const { restoreDays, eventsKeptDays } = limits
  const work = createWork({ ...deps, restoreDays, eventsKeptDays })
  const jobs = new JobRunner({ ...deps, work, clock: systemClock, id: 'test' })
  const app = createApp(deps)
  const request: TestApp['request'] = async (path, init) => app.request(HOST + path, init)
  const as: TestApp['as'] = (who) =>
    hc<AppType>(HOST, {
      fetch: (input: string | URL | Request, init?: RequestInit) => app.request(input, init),
      headers: who ? { Authorization: `Bearer ${who.token}` } : {},
    })
  return {
    deps,
    store,
    request,
    as,
    async guest(name = 'Ada') {
      const response = await as().api.guests.$post({ json: { name } })
      if (response.status !== 201) throw new Error(`no guest: ${response.status}`)
      return response.json()
    },
    ended,
    told,
    forgetEnded: () => void (ended.length = told.length = 0),
    logged,
    pass: (ms) => void (time += ms),
    runDue: () => jobs.runDue(),
    async close() {
      await engine.drain()
      await summaries.settled()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The engine as it is, noting whose access it was told to end, and the events. */
function recording(engine: Rooms, ended: EndedAccess[], told: ToldEvent[]): Rooms {
  return {
    createDocument: (canvasId, seed, userId) => engine.createDocument(canvasId, seed, userId),
    content: (canvasId) => engine.content(canvasId),
    edit: (canvasId, actor, fn) => engine.edit(canvasId, actor, fn),
    reportChanges: (canvasIds) => engine.reportChanges(canvasIds),
    peopleHere: (canvasId) => engine.peopleHere(canvasId),
    usersHere: (canvasId) => engine.usersHere(canvasId),
    publish(canvasId, events) {
      for (const { kind, data } of events) told.push({ canvasId, kind, data })
      engine.publish(canvasId, events)
    },
    endAccess(canvasId, userId, code, reason) {
      ended.push({ canvasId, userId, code })
      engine.endAccess(canvasId, userId, code, reason)
    },
    endSession(sessionId, code, reason) {
      ended.push({ sessionId, code })
      engine.endSession(sessionId, code, reason)
    },
    renamed: (userId, person) => engine.renamed(userId, person),
    deleteDocument: (canvasId) => engine.deleteDocument(canvasId),
    drain: () => engine.drain(),
  }
}

/** A JSON request as a program or, with a cookie, a browser sends it. */
export function jsonRequest(
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } }
}

/** Status and error code of an answer, the two a program decides by. */
export async function refusalOf(response: Response | Promise<Response>): Promise<string> {
  const answered = await response
  const body = (await answered.json()) as { error?: { code?: string; message?: string } }
  if (!body.error?.message) throw new Error(`no error body in a ${answered.status}`)
  return `${answered.status} ${body.error.code ?? ''}`
}
