/** A flood at the door, against a real server with its real limits. */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer } from './support/app-peer.ts'
import { newCanvas, newGuest } from './support/people.ts'
import { until } from './support/until.ts'

const JOINS = 10_000
const LINES = 20
/** Sent behind each other on one line before the first is answered. */
const AT_ONCE = 5
const JOINS_ALLOWED = 120

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    limits: {
      joinsPerMinutePerAddress: JOINS_ALLOWED,
      requestsPerMinute: 1200,
      guestsPerMinutePerAddress: 60,
    },
  })
})
afterAll(() => server.stop())

function guess(token: string): string {
  const body = JSON.stringify({ token, name: 'Eve' })
  const head = ['POST /api/join HTTP/1.1', 'Host: x', 'Content-Type: application/json']
  return [...head, `Content-Length: ${body.length}`, '', body].join('\r\n')
}

/** Tries `count` links over one line, many at a time: what a fetch costs here would make it a trickle. */
function flood(name: string, count: number, answered: (code: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const line = connect(server.port, '127.0.0.1')
    let [sent, answers, text] = [0, 0, '']
    const sendSome = (): void => {
      const some = Array.from({ length: Math.min(AT_ONCE, count - sent) }, () => guess(`${name}${sent++}`))
      line.write(some.join(''))
    }
    line.setEncoding('utf8')
    line.on('connect', sendSome)
    line.on('data', (arrived: string) => {
      text += arrived
      for (
        let found;
        (found = /"code":"(\w+)"/.exec(text));
        text = text.slice(found.index + found[0].length)
      ) {
        answers++
        answered(found[1] ?? '')
      }
      if (answers === count) line.end()
      else if (answers === sent) sendSome()
    })
    line.on('error', reject)
    line.on('close', () => {
      if (answers === count) resolve()
      else reject(new Error(`${answers} of ${count} were answered`))
    })
  })
}

test('ten thousand tries at links in a minute are refused with their code, and whoever is inside loses nothing', async () => {
  const ada = await newGuest(server, 'Ada')
  const canvasId = await newCanvas(server, ada)
  const inside = new AppPeer(server, canvasId, ada)
  await inside.synced()
  const answers = new Map<string, number>()
  const count = (code: string): void => void answers.set(code, (answers.get(code) ?? 0) + 1)
  const began = performance.now()
  let over = false
  const all = Promise.all(Array.from({ length: LINES }, (_, i) => flood(`guess${i}x`, JOINS / LINES, count)))
  void all.finally(() => (over = true))
  const waits: number[] = []
  while (!over || waits.length < 20) {
    const asked = performance.now()
    inside.typeOn()
    inside.fence()
    await until('what was typed is on disk', () => inside.allDurable)
    waits.push(performance.now() - asked)
  }
  await all
  const seconds = (performance.now() - began) / 1000
  // A slower machine would be tried less than is said here.
  expect(seconds).toBeLessThan(60)
  expect([...answers.keys()].sort()).toEqual(['link_not_found', 'too_many_requests'])
  expect((answers.get('link_not_found') ?? 0) + (answers.get('too_many_requests') ?? 0)).toBe(JOINS)
  // The bucket fills while it lasts, by no more than its own minute's worth.
  expect(answers.get('link_not_found')).toBeLessThanOrEqual(JOINS_ALLOWED * 2)
  expect(inside.closes).toEqual([])
  waits.sort((a, b) => a - b)
  const at = (share: number): string => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(0)
  console.info(
    `${JOINS} in ${seconds.toFixed(1)} s; saved after ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`,
  )
  inside.destroy()
}, 120_000)
