/** People in one room who all move, twenty times a second. */
import { Pacer } from '../load/pacer.ts'
import { PresenceRoom } from '../load/presence-room.ts'
import { Tally } from '../load/tally.ts'
import type { Scenario } from '../scenario.ts'
import { steady } from '../steady.ts'
import type { Subject } from '../subjects/subject.ts'

const MOVES_PER_SECOND = 20

interface PresenceOptions {
  readonly name: string
  readonly people: number
  /** Clients send back everything they hear, as stock ones do. */
  readonly echoes: boolean
  readonly subjects: readonly Subject[]
}

export function presenceScenario({ name, people, echoes, subjects }: PresenceOptions): Scenario {
  const echo = echoes ? ', clients echo all they hear' : ''
  return {
    name,
    title: `one room, ${people} people move ${MOVES_PER_SECOND} times a second${echo}`,
    subjects,
    run: (bench, chosen) =>
      steady(bench, chosen, {
        async prepare(server) {
          const [room] = await server.rooms({ rooms: 1, people })
          if (!room) throw new Error('there is no room')
          const tally = new Tally()
          // A relay would pass on every echo to everybody, who would then have heard it all again: 2.4 million messages a
          // second among fifty. It is the measure here too, with clients that do not echo.
          const isRelay = server.subject.name === 'relay'
          const moving = await PresenceRoom.open(server, room, { echoes: echoes && !isRelay, tally })
          const pacer = new Pacer(people * MOVES_PER_SECOND, (i) => moving.move(i % people))
          return {
            tally,
            start: () => pacer.start(),
            stop: () => pacer.stop(),
            get missing() {
              return moving.missing
            },
            close: () => moving.close(),
          }
        },
      }),
  }
}
