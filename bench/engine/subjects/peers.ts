/** The peers of the engine: separate programs in bench/peers/engine, with their own lockfile. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ServerProcess } from './process.ts'
import type { Room, RoomsWanted, Server, Subject } from './subject.ts'
import { hocuspocusWire, relayWire, yWebsocketWire, type Wire } from './wire.ts'

const FOLDER = join(import.meta.dirname, '../../peers/engine')

/** The peers are no part of the workspace: only who measures pays for them. */
export function installPeers(): void {
  if (existsSync(join(FOLDER, 'node_modules/ws'))) return
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}` }
  const install = ['install', '--frozen-lockfile']
  const pnpm = process.env.npm_execpath
  const command: [string, string[]] = pnpm ? [pnpm, install] : ['npx', ['--yes', 'pnpm@12.21.0', ...install]]
  execFileSync(...command, { cwd: FOLDER, env, stdio: 'inherit' })
}

interface PeerOptions {
  readonly name: string
  readonly title: string
  readonly program: string
  readonly wire: Wire
  /** The environment that has it keep documents in a folder. */
  readonly keepIn?: (folder: string) => Record<string, string>
}

function peer({ name, title, program, wire, keepIn }: PeerOptions): Subject {
  const subject: Subject = {
    name,
    title,
    wire,
    keeps: keepIn !== undefined,
    async start() {
      const folder = await mkdtemp(join(tmpdir(), 'ninefold-bench-'))
      const launch = (): Promise<ServerProcess> =>
        ServerProcess.start({
          args: [program],
          cwd: FOLDER,
          env: keepIn?.(folder) ?? {},
          port: /listening on (\d+)/,
        })
      let server = await launch()
      return {
        subject,
        get process() {
          return server
        },
        rooms: (wanted) => Promise.resolve(roomsOf(wanted)),
        startAgain: async () => void (server = await launch()),
        async remove() {
          await server.end('SIGKILL')
          await rm(folder, { recursive: true, force: true })
        },
      } satisfies Server
    },
  }
  return subject
}

/** Names as long as a canvas's id. */
function roomsOf({ rooms, people }: RoomsWanted): Room[] {
  return Array.from({ length: rooms }, (_, i) => {
    const name = `room-${String(i).padStart(7, '0')}`
    return { name, paths: Array.from({ length: people }, () => `/${name}`) }
  })
}

export const relay = peer({ name: 'relay', title: 'raw `ws` relay', program: 'relay.js', wire: relayWire })
export const yWebsocket = peer({
  name: 'y-websocket',
  title: 'y-websocket-server, memory',
  program: 'y-websocket.js',
  wire: yWebsocketWire,
})
export const yWebsocketLevel = peer({
  name: 'y-websocket-leveldb',
  title: 'y-websocket-server, LevelDB',
  program: 'y-websocket.js',
  wire: yWebsocketWire,
  keepIn: (folder) => ({ YPERSISTENCE: join(folder, 'level') }),
})
export const hocuspocus = peer({
  name: 'hocuspocus',
  title: 'Hocuspocus, memory',
  program: 'hocuspocus.js',
  wire: hocuspocusWire,
})
export const hocuspocusSqlite = peer({
  name: 'hocuspocus-sqlite',
  title: 'Hocuspocus, SQLite',
  program: 'hocuspocus.js',
  wire: hocuspocusWire,
  keepIn: (folder) => ({ DATABASE: join(folder, 'documents.db') }),
})
