/** The real server as `pnpm start` runs it, with its store on disk; people come in through its HTTP API. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inParallel } from '../load/parallel.ts'
import { ServerProcess } from './process.ts'
import type { Room, RoomsWanted, Server, Subject } from './subject.ts'
import { yWebsocketWire } from './wire.ts'

const FOLDER = join(import.meta.dirname, '../../../apps/server')

/** All load comes from one address, and more of it than a person makes. What one peer may send stays as it is. */
const ROOMY = {
  connectionsPerCanvas: 20_000,
  connectionsPerUser: 100_000,
  connectionsPerMinute: 1_000_000,
  guestsPerMinutePerAddress: 1_000_000,
  joinsPerMinutePerAddress: 1_000_000,
  canvasesPerHourPerUser: 1_000_000,
  requestsPerMinute: 10_000_000,
  bytesPerCreator: 1_000_000_000_000,
}
/** Requests under way at once while people come in. */
const REQUESTS = 16

/** The command of the `start` script, so that its flags are measured too. */
function startArgs(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').slice(1)
}

export const ninefold: Subject = {
  name: 'ninefold',
  title: 'Ninefold',
  wire: yWebsocketWire,
  keeps: true,
  async start(limits = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'ninefold-bench-'))
    const launch = (): Promise<ServerProcess> =>
      ServerProcess.start({
        args: startArgs(),
        cwd: FOLDER,
        env: {
          PORT: '0',
          HOST: '127.0.0.1',
          DATA_DIR: folder,
          LOG_LEVEL: 'error',
          LIMITS: JSON.stringify({ ...ROOMY, ...limits }),
        },
        port: /http:\/\/[\w.-]+:(\d+)/,
      })
    let server = await launch()
    const people: Person[] = []
    return {
      subject: ninefold,
      get process() {
        return server
      },
      rooms: (wanted) => makeRooms(server.port, people, wanted),
      startAgain: async () => void (server = await launch()),
      async remove() {
        await server.end('SIGKILL')
        await rm(folder, { recursive: true, force: true })
      },
    } satisfies Server
  },
}

interface Person {
  readonly token: string
}

async function makeRooms(port: number, people: Person[], wanted: RoomsWanted): Promise<Room[]> {
  const needed = wanted.onePerson ? 1 : wanted.people
  while (people.length < needed)
    people.push((await post(port, '/api/guests', { name: `Person ${people.length + 1}` })) as Person)
  const [owner, ...others] = people.slice(0, needed)
  if (!owner) return []
  const numbers = Array.from({ length: wanted.rooms }, (_, i) => i)
  return inParallel(REQUESTS, numbers, async (i) => {
    const title = `Canvas ${i + 1}`
    const { id } = (await post(port, '/api/canvases', { title }, owner.token)) as { id: string }
    if (others.length > 0) {
      const link = await post(port, `/api/canvases/${id}/links`, { role: 'editor' }, owner.token)
      const { token } = link as { token: string }
      await inParallel(REQUESTS, others, (person) => post(port, '/api/join', { token }, person.token))
    }
    const seats = wanted.onePerson ? Array<Person>(wanted.people).fill(owner) : [owner, ...others]
    return { name: id, paths: seats.map((person) => `/sync/${id}?token=${encodeURIComponent(person.token)}`) }
  })
}

async function post(port: number, path: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}
