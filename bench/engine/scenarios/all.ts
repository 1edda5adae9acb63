/** Every line of the table, in its order. */
import type { Scenario } from '../scenario.ts'
import { ninefold } from '../subjects/ninefold.ts'
import { hocuspocus, hocuspocusSqlite, relay, yWebsocket, yWebsocketLevel } from '../subjects/peers.ts'
import { ageScenario } from './age.ts'
import { boardScenario } from './board.ts'
import { idleScenario } from './idle.ts'
import { killScenario } from './kill.ts'
import { presenceScenario } from './presence.ts'
import { rightsScenario } from './rights.ts'
import { roomsScenario } from './rooms.ts'
import { stallScenario } from './stall.ts'
import { typingScenario } from './typing.ts'

const ALL = [relay, yWebsocket, yWebsocketLevel, hocuspocus, hocuspocusSqlite, ninefold]
/** Where no document is touched, or the store was compared in another line. */
const IN_MEMORY = [relay, yWebsocket, hocuspocus, ninefold]

export const SCENARIOS: readonly Scenario[] = [
  typingScenario({ name: 'typing-50', people: 50, writers: 10, subjects: ALL }),
  typingScenario({ name: 'typing-200', people: 200, writers: 5, subjects: IN_MEMORY }),
  typingScenario({ name: 'typing-500', people: 500, writers: 2, subjects: IN_MEMORY }),
  typingScenario({ name: 'typing-busy', people: 200, writers: 20, subjects: IN_MEMORY }),
  presenceScenario({ name: 'presence-50', people: 50, echoes: false, subjects: IN_MEMORY }),
  presenceScenario({
    name: 'presence-100',
    people: 100,
    echoes: false,
    subjects: [relay, yWebsocket, ninefold],
  }),
  presenceScenario({
    name: 'presence-200',
    people: 200,
    echoes: false,
    subjects: [relay, yWebsocket, ninefold],
  }),
  presenceScenario({ name: 'echo-50', people: 50, echoes: true, subjects: IN_MEMORY }),
  presenceScenario({ name: 'echo-100', people: 100, echoes: true, subjects: [relay, ninefold] }),
  presenceScenario({ name: 'echo-200', people: 200, echoes: true, subjects: [relay, ninefold] }),
  roomsScenario(ALL),
  idleScenario(IN_MEMORY),
  boardScenario(ALL),
  killScenario(ALL),
  stallScenario(IN_MEMORY),
  ageScenario([yWebsocket, ninefold]),
  rightsScenario([ninefold]),
]
