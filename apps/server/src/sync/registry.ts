/** The engine as the rest of the server sees it, put together from its parts. */
import { AppError, CLOSE, mayWrite, newId, type CanvasContent, type CloseCode } from '@ninefold/shared'
import { readContent } from '@ninefold/shared/document/read-content'
import { seedCanvas } from '@ninefold/shared/document/seed'
import { writeContent } from '@ninefold/shared/document/write-content'
import * as Y from 'yjs'
import { SERVER_USER } from '../store/store.ts'
import { newClientId } from './client-id.ts'
import { GroupCommit } from './commit.ts'
import { Connection, type PeerSocket } from './connection.ts'
import { Heads } from './heads.ts'
import { Housekeeping } from './housekeeping.ts'
import { Offenders } from './offenders.ts'
import { Pace } from './pace.ts'
import { changedGrant, ENDED_REASON } from './authority.ts'
import type { Actor, EngineDeps, Grant, Rooms, StoredEvent } from './ports.ts'
import { OpenRooms } from './open-rooms.ts'
import type { Room } from './room.ts'
import { Seats, type Peer } from './seats.ts'
import { Sweep } from './sweep.ts'

/** Sockets of a drained server are closed room by room, spread over so long, so that the next one is not flooded. */
const DRAIN_SPREAD_MS = 15_000
const DRAIN_GAP_MS = 50

/** Somebody at the door, already let in by `authorize`. */
export interface Arrival {
  readonly canvasId: string
  readonly grant: Grant
  readonly socket: PeerSocket
  readonly speaksApp: boolean
  /** The generation of the document the peer holds a copy of; null when it did not say. */
  readonly epoch: number | null
}

/** An arrival whose room is being loaded: what happens to its rights meanwhile must not pass it by. */
interface Waiting {
  readonly canvasId: string
  grant: Grant
  ended: { readonly code: CloseCode; readonly reason: string } | null
}

/** What the socket side needs beyond `Rooms`. */
export interface Engine extends Rooms {
  readonly isDraining: boolean
  /** Connects a peer; null when it was closed with a code instead. `isGone` tells of a socket that ended meanwhile. */
  connect(arrival: Arrival, isGone: () => boolean): Promise<Peer | null>
}

export function createRooms(deps: EngineDeps): Engine {
  const { documents, clock, limits, log, meter, events } = deps
  const commits = new GroupCommit({ documents, clock, log, limits, meter })
  const housekeeping = new Housekeeping(deps)
  const offenders = new Offenders(clock)
  const open = new OpenRooms({
    documents,
    commits,
    housekeeping,
    clock,
    limits,
    log,
    offenders,
    meter,
    events,
  })
  const sweep = new Sweep(clock, () => open.rooms())
  const heads = new Heads({ clock, source: events, log, rooms: () => open.rooms() })
  const waiting = new Set<Waiting>()
  let draining = false
  meter.watch(() => open.present())

  const connectionsOf = function* (userId: string): Generator<[Room, Connection]> {
    for (const room of open.rooms())
      for (const connection of room.connections) if (connection.userId === userId) yield [room, connection]
  }

  const seats = new Seats(clock)
  /** Looks through all connections only for who may have too many. */
  const hasTooMany = (userId: string): boolean =>
    seats.of(userId) >= limits.connectionsPerUser &&
    [...connectionsOf(userId)].length >= limits.connectionsPerUser

  const usersHere = (canvasId: string): Set<string> => {
    const connections = open.find(canvasId)?.connections ?? []
    return new Set([...connections].map(({ userId }) => userId))
  }

  return {
    get isDraining() {
      return draining
    },

    async createDocument(canvasId, { content, ...seed }, userId) {
      const doc = new Y.Doc()
      doc.clientID = newClientId(() => false)
      seedCanvas(doc, seed, null)
      if (content) writeContent(doc, content, userId)
      const at = Math.round(clock.wallNow())
      await documents.create({
        canvasId,
        rows: [{ userId, connectionId: null, bytes: Y.encodeStateAsUpdate(doc), at }],
        clients: [{ clientId: doc.clientID, userId: SERVER_USER }],
      })
      doc.destroy()
    },

    async content(canvasId) {
      const { document } = await open.get(canvasId)
      const content: CanvasContent = document.readDurable(readContent)
      return { content, seq: document.durable.seq }
    },

    async edit<T>(canvasId: string, actor: Actor, fn: (doc: Y.Doc) => T) {
      let room: Room
      do {
        if (draining) throw new AppError('restarting', 'The server is restarting; try again in a moment.')
        room = await open.get(canvasId)
        // It may have been unloaded, or the canvas deleted, while this waited for its turn.
      } while (room.isDestroyed || draining)
      if (offenders.barredUntil(canvasId, actor.userId) !== null)
        throw new AppError(
          'forbidden',
          'Too many of your changes had to be undone; you may write again soon.',
        )
      return room.edit(actor, fn)
    },

    async reportChanges(canvasIds) {
      const rooms = [...canvasIds].map((canvasId) => open.find(canvasId)).filter((room) => room !== undefined)
      await Promise.all(rooms.map((room) => housekeeping.tellNow(room)))
    },

    peopleHere(canvasId) {
      return usersHere(canvasId).size
    },

    usersHere,

    publish(canvasId, told) {
      for (const arrival of waiting) if (arrival.canvasId === canvasId) hear(arrival, told)
      open.find(canvasId)?.authority.events.tell(told)
    },

    endAccess(canvasId, userId, code, reason) {
      const room = open.find(canvasId)
      for (const connection of [...(room?.connections ?? [])])
        if (userId === null || connection.userId === userId) room?.close(connection, code, reason)
      for (const arrival of waiting)
        if (arrival.canvasId === canvasId && (userId === null || arrival.grant.userId === userId))
          arrival.ended = { code, reason }
    },

    endSession(sessionId, code, reason) {
      for (const room of open.rooms())
        for (const connection of [...room.connections])
          if (connection.grant.sessionId === sessionId) room.close(connection, code, reason)
      for (const arrival of waiting)
        if (arrival.grant.sessionId === sessionId) arrival.ended = { code, reason }
    },

    renamed(userId, person) {
      for (const [room, connection] of connectionsOf(userId)) {
        connection.grant = { ...connection.grant, ...person }
        room.restamp(connection)
      }
      for (const arrival of waiting)
        if (arrival.grant.userId === userId) arrival.grant = { ...arrival.grant, ...person }
    },

    async deleteDocument(canvasId) {
      open.find(canvasId)?.destroy(CLOSE.notFound, 'the canvas was deleted')
      await documents.remove(canvasId)
    },

    async drain() {
      draining = true
      sweep.stop()
      heads.stop()
      const rooms = [...open.rooms()]
      const gapMs = Math.min(DRAIN_GAP_MS, DRAIN_SPREAD_MS / Math.max(1, rooms.length))
      let unsaved = 0
      for (const room of rooms) {
        if (!(await drainRoom(room, housekeeping))) unsaved++
        if (rooms.length > 1) await new Promise<void>((resolve) => clock.after(gapMs, resolve))
      }
      if (unsaved > 0) throw new AppError('storage_unavailable', `${unsaved} canvases could not be saved.`)
    },

    async connect(arrival, isGone) {
      const { canvasId, socket, speaksApp, epoch } = arrival
      const refuse = (code: CloseCode, reason: string): null => {
        socket.close(code, reason)
        return null
      }
      const entering: Waiting = { canvasId, grant: arrival.grant, ended: null }
      waiting.add(entering)
      let room: Room
      try {
        room = await open.get(canvasId)
      } catch (error) {
        if (error instanceof AppError && error.code === 'canvas_not_found')
          return refuse(CLOSE.notFound, 'no such canvas')
        log.error({ err: error, canvasId }, 'a canvas could not be loaded')
        return refuse(CLOSE.tryLater, 'the canvas cannot be read just now')
      } finally {
        waiting.delete(entering)
      }
      const { grant, ended } = entering
      if (isGone()) return null
      if (ended) return refuse(ended.code, ended.reason)
      if (grant.version < room.authority.grantsVersion)
        return refuse(CLOSE.tryLater, 'rights have just changed; come again')
      if (draining || room.isDestroyed) return refuse(CLOSE.restarting, 'restarting')
      if (epoch !== null && epoch !== room.document.epoch)
        return refuse(CLOSE.staleEpoch, 'the canvas was replaced')
      if (room.connections.size >= limits.connectionsPerCanvas)
        return refuse(CLOSE.tryLater, 'the canvas is full')
      if (hasTooMany(grant.userId)) return refuse(CLOSE.tryLater, 'you have too many windows open')
      const barredUntil = mayWrite(grant.role) ? offenders.barredUntil(canvasId, grant.userId) : null
      const connection = new Connection({
        id: newId(12),
        canvasId,
        grant: barredUntil === null ? grant : { ...grant, role: 'viewer' },
        barredUntil,
        socket,
        speaksApp,
        clock,
        pace: new Pace(limits),
        meter,
      })
      room.join(connection)
      sweep.start()
      heads.start()
      return seats.take(room, connection)
    },
  }
}

/** What was told while a room was loaded holds for those who wait for it too. */
function hear(arrival: Waiting, told: readonly StoredEvent[]): void {
  for (const { kind, data, rev } of told) {
    if (kind !== 'role.changed') continue
    // Of this process's own changes none passes by here, so what is left is as new as the change.
    arrival.grant = { ...arrival.grant, version: rev }
    if (data.userId !== arrival.grant.userId) continue
    const grant = changedGrant(arrival.grant, data, rev)
    if (grant) arrival.grant = grant
    else arrival.ended = { code: CLOSE.forbidden, reason: ENDED_REASON }
  }
}

/** Last commit, checkpoint, then all its sockets together. False when something of it could not be saved. */
async function drainRoom(room: Room, housekeeping: Housekeeping): Promise<boolean> {
  try {
    await room.settled()
    void housekeeping.tellNow(room)
    if (room.document.isLive && room.document.durable.hasTail) await housekeeping.checkpoint(room)
    // What came in meanwhile is committed too, so that its writers need not send it again.
    await room.settled()
  } catch {
    return false // given up: the room has closed its sockets itself
  }
  room.destroy(CLOSE.restarting, 'the server is restarting')
  return true
}
