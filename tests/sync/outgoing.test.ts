/** Nothing leaves the server that was not configured: no statistics, no look for a new version, no errors sent home. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer } from '../support/server.ts'
import { newCanvas, newGuest, newMember } from './support/people.ts'
import { StockPeer } from './support/stock-peer.ts'
import { until } from './support/until.ts'

const WATCH = join(import.meta.dirname, '../support/outgoing.ts')
let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'outgoing-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const env = () => ({ NODE_OPTIONS: `--import=${WATCH}`, OUTGOING: join(folder, 'outgoing') })
const seen = (): string => {
  const { OUTGOING } = env()
  return existsSync(OUTGOING) ? readFileSync(OUTGOING, 'utf8') : ''
}

test('from its start, through work and faults, to its end a server opens no connection', async () => {
  const server = await startServer({ env: env() })
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const bob = await newMember(server, canvasId, ada, 'Bob')
  const [left, right] = [
    await new StockPeer(server, canvasId, ada).synced(),
    await new StockPeer(server, canvasId, bob).synced(),
  ]
  left.doc.getMap('meta').set('horizon', 'a year')
  await until('Bob sees it', () => right.doc.getMap('meta').get('horizon') === 'a year')
  for (const path of ['/', '/metrics', '/api/docs', '/api/openapi.json', '/api/nothing', '/nothing'])
    await fetch(`${server.url}${path}`)
  for (const peer of [left, right]) peer.destroy()
  await server.stop()
  expect(seen()).toBe('')
})

test('the watch sees a connection, a request and a datagram', () => {
  const script = `
    require('node:net').connect({ port: 1, host: '127.0.0.1' }).on('error', () => {})
    fetch('http://127.0.0.1:2/').catch(() => {})
    const socket = require('node:dgram').createSocket('udp4')
    socket.send('x', 3, '127.0.0.1', () => socket.close())`
  execFileSync(process.execPath, ['-e', script], { env: { ...process.env, ...env() } })
  expect(seen()).toMatch(/^connect .*"port":1/m)
  expect(seen()).toMatch(/^connect .*"port":"?2/m)
  expect(seen()).toMatch(/^send "x"/m)
})
