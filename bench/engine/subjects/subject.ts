/** Something that is measured: how it is started, and how people get into its rooms. */
import type { ServerProcess } from './process.ts'
import type { Wire } from './wire.ts'

export interface Subject {
  readonly name: string
  readonly title: string
  readonly wire: Wire
  /** Whether what was written is there after a restart. */
  readonly keeps: boolean
  /** A fresh server with an empty disk. `limits` are Ninefold's, by name, where a load is above what one peer may do. */
  start(limits?: Readonly<Record<string, number>>): Promise<Server>
}

export interface Server {
  readonly subject: Subject
  /** The process that runs now; another one after a restart. */
  readonly process: ServerProcess
  /** Makes rooms for so many people each. */
  rooms(options: RoomsWanted): Promise<Room[]>
  /** Starts it again on the same disk after its process has ended. */
  startAgain(): Promise<void>
  /** Ends the process and removes its disk. */
  remove(): Promise<void>
}

export interface RoomsWanted {
  readonly rooms: number
  readonly people: number
  /** All of a room's connections are one person's: for loads where only their number matters. */
  readonly onePerson?: boolean
}

export interface Room {
  readonly name: string
  /** What each person asks for in the upgrade, in their order. */
  readonly paths: readonly string[]
}
