/** People taking their seats in a room: connected, greeted, and brought up to date. */
import type { Room, Server } from '../subjects/subject.ts'
import { SYNC } from '../subjects/wire.ts'
import { inParallel } from './parallel.ts'
import { LoadSocket, type OnMessage } from './socket.ts'

const STEP2 = 1
const AT_ONCE = 64
const ANSWER_MS = 30_000

export interface SeatOptions {
  /** What each person does with each message from then on. */
  readonly onMessage: (person: number) => OnMessage
  /** Sent with the greeting. */
  readonly first?: (person: number) => Uint8Array[]
  /** Only these people; all when left out. */
  readonly people?: readonly number[]
}

/** Takes the seats of `room`; resolves when everybody has had the answer to their greeting. */
export async function takeSeats(server: Server, room: Room, options: SeatOptions): Promise<LoadSocket[]> {
  const people = options.people ?? room.paths.map((_path, person) => person)
  return inParallel(AT_ONCE, people, (person) => takeSeat(server, room, person, options))
}

async function takeSeat(
  server: Server,
  room: Room,
  person: number,
  { onMessage, first }: SeatOptions,
): Promise<LoadSocket> {
  const { wire } = server.subject
  const offset = wire.prefix(room.name).length
  const read = onMessage(person)
  const path = room.paths[person] ?? '/'
  let socket: LoadSocket | null = null
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${server.subject.name}: nobody answers`)), ANSWER_MS)
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    const waiting: OnMessage = (bytes, from, to) => {
      const isStep2 = bytes[from + offset] === SYNC && bytes[from + offset + 1] === STEP2
      if (isStep2 && socket) {
        socket.onMessage = read
        done()
      }
      read(bytes, from, to)
    }
    // Few lines have the same address at both ends: ten thousand from one would run out of ports.
    LoadSocket.open(server.process.port, path, waiting, `127.0.0.${2 + (person % 8)}`).then((opened) => {
      socket = opened
      for (const frame of [...wire.hello(room.name), ...(first?.(person) ?? [])]) opened.send(frame)
      if (wire.answers) return
      opened.onMessage = read
      done()
    }, reject)
  })
  if (!socket) throw new Error('a seat was not taken')
  return socket
}
