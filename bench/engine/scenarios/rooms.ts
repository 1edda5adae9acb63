/** Many small rooms, in each of which somebody writes now and then. */
import { inParallel } from '../load/parallel.ts'
import { Pacer } from '../load/pacer.ts'
import { writeScript } from '../load/script.ts'
import { Tally } from '../load/tally.ts'
import { TypingRoom } from '../load/typing-room.ts'
import type { Scenario } from '../scenario.ts'
import { steady, wantedFor } from '../steady.ts'
import type { Subject } from '../subjects/subject.ts'

const PEOPLE = 3

export function roomsScenario(subjects: readonly Subject[]): Scenario {
  return {
    name: 'rooms-1000',
    title: '1,000 rooms of 3 people, one edit a second each',
    subjects,
    run(bench, chosen) {
      const rooms = bench.quick ? 100 : 1000
      // Documents of their own: the same bytes do in each of them.
      const scripts = [writeScript(0, wantedFor(bench, 1) + 10)]
      return steady(bench, chosen, {
        async prepare(server) {
          const tally = new Tally()
          const made = await server.rooms({ rooms, people: PEOPLE })
          const typing = await inParallel(16, made, (room) => TypingRoom.open(server, room, scripts, tally))
          const pacer = new Pacer(rooms, (i) => typing[i % rooms]?.type(0))
          return {
            tally,
            start: () => pacer.start(),
            stop: () => pacer.stop(),
            get missing() {
              return typing.reduce((sum, room) => sum + room.missing, 0)
            },
            close: () => typing.forEach((room) => room.close()),
          }
        },
      })
    },
  }
}
