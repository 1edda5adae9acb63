/** The composition root: environment, wiring, listening, signals. The only module that touches `process`. */
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { newId } from '@ninefold/shared'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { createApp } from './app.ts'
import { purgeUnfinished } from './canvases/purge.ts'
import { createSummaries } from './canvases/summaries.ts'
import { readConfig, type Config } from './config.ts'
import { createEventSource } from './events/read.ts'
import { greeting } from './greeting.ts'
import { createAuthorize } from './identity/authorize.ts'
import { openSecret } from './identity/secret.ts'
import { createTokens } from './identity/tokens.ts'
import { JobRunner } from './jobs/runner.ts'
import { scheduleJob } from './jobs/schedule.ts'
import { createWork } from './jobs/work.ts'
import { listen } from './listen.ts'
import { createLogger, type Logger } from './logger.ts'
import { openStore } from './store/sqlite/open.ts'
import { systemClock } from './sync/clock.ts'
import { Meter } from './sync/meter.ts'
import { createRooms } from './sync/registry.ts'
import { createUpgrade } from './sync/upgrade.ts'

/** Relative paths in the environment start at the project's folder, from wherever a script runs this. */
const ROOT = join(import.meta.dirname, '../../..')
/** A hundred looks a second at the delay of the event loop would be half of what an idle server does. */
const LAG_STEP_MS = 50
/** Requests under way get so long to finish once everything is saved. */
const GRACE_MS = 3000

const result = readConfig(process.env, ROOT)
if ('faults' in result) {
  process.stderr.write(`Ninefold cannot start:\n${result.faults.map((fault) => `  ${fault}\n`).join('')}`)
  process.exit(2)
}
const log = createLogger(result.config.logLevel)
process.on('uncaughtException', (err) => {
  log.fatal({ err }, 'a fault in the program')
  process.exit(1)
})
await run(result.config, log).catch((err: unknown) => {
  log.fatal({ err }, 'cannot start')
  process.stderr.write(`Ninefold cannot start: ${err instanceof Error ? err.message : String(err)}\n`)
  process.exit(1)
})

async function run(config: Config, log: Logger): Promise<void> {
  const { limits, publicUrl, invitationCode } = config
  const tokens = createTokens(openSecret(config.secretFile, log))
  const store = await openStore({ dataDir: config.dataDir })
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics, eventLoopMonitoringPrecision: LAG_STEP_MS })
  const summaries = createSummaries(store.db, log, limits.restoreDays)
  const { onChanged } = summaries
  const rooms = createRooms({
    documents: store.log,
    events: createEventSource(store),
    limits,
    log,
    clock: systemClock,
    onChanged,
    meter: new Meter(metrics),
  })

  let ready = false
  const people = { db: store.db, tokens, now: systemClock.wallNow, publicUrl }
  const webDir = join(ROOT, 'apps/web/dist')
  const app = createApp({
    ...people,
    invitationCode,
    rooms,
    limits,
    log,
    metrics,
    webDir,
    ready: () => ready,
  })
  const onUpgrade = createUpgrade({ rooms, authorize: createAuthorize(people), limits, log })
  const { restoreDays, eventsKeptDays } = limits
  const due = { ...people, rooms, log, restoreDays, eventsKeptDays }
  const jobs = new JobRunner({ ...due, work: createWork(due), clock: systemClock, id: newId() })
  await purgeUnfinished(due)
  const answer = getRequestListener(app.fetch)
  const listening = await listen({ ...config, onRequest: (req, res) => void answer(req, res), onUpgrade })
  ready = true
  process.stdout.write(greeting(config, listening.port))
  log.info({ port: listening.port, dataDir: config.dataDir }, 'listening')

  await scheduleJob(store.db, 'tidy', 'tidy', people.now(), {})
  jobs.start()

  onceSignalled(async (signal) => {
    log.info({ signal }, 'stopping')
    ready = false
    await jobs.stop()
    await rooms.drain()
    await listening.close(GRACE_MS)
    await summaries.settled()
    await store.close()
    log.info({}, 'stopped')
  })
}

/** Stops once; a second signal is somebody who will not wait. Exits with 0 only when everything is saved. */
function onceSignalled(stop: (signal: NodeJS.Signals) => Promise<void>): void {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    stop(signal).then(
      () => process.exit(0),
      (err: unknown) => {
        log.fatal({ err }, 'stopped with something unsaved')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
