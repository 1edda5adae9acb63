/** People in one room, some of whom write twenty keystrokes a second. */
import { Pacer } from '../load/pacer.ts'
import { writeScript } from '../load/script.ts'
import { Tally } from '../load/tally.ts'
import { TypingRoom } from '../load/typing-room.ts'
import type { Scenario } from '../scenario.ts'
import { steady, wantedFor } from '../steady.ts'
import type { Subject } from '../subjects/subject.ts'

const KEYS_PER_SECOND = 20

interface TypingOptions {
  readonly name: string
  readonly people: number
  readonly writers: number
  readonly subjects: readonly Subject[]
}

export function typingScenario({ name, people, writers, subjects }: TypingOptions): Scenario {
  return {
    name,
    title: `one room, ${people} people, ${writers} write ${KEYS_PER_SECOND} keystrokes a second`,
    subjects,
    async run(bench, chosen) {
      const keystrokes = wantedFor(bench, KEYS_PER_SECOND)
      const scripts = Array.from({ length: writers }, (_, writer) => writeScript(writer, keystrokes))
      return steady(bench, chosen, {
        async prepare(server) {
          const [room] = await server.rooms({ rooms: 1, people })
          if (!room) throw new Error('there is no room')
          const tally = new Tally()
          const typing = await TypingRoom.open(server, room, scripts, tally)
          const pacer = new Pacer(writers * KEYS_PER_SECOND, (i) => typing.type(i % writers))
          return {
            tally,
            start: () => pacer.start(),
            stop: () => pacer.stop(),
            get missing() {
              return typing.missing
            },
            close: () => typing.close(),
          }
        },
      })
    },
  }
}
