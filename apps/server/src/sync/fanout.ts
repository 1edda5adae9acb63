/**
 * What leaves in one tick: the frames of all committed updates and the presence of the tick, joined once for
 * everybody, and once more for each who wrote some of it. One write for each connection, whatever the tick holds:
 * the write system call is the cost (8.5 µs a joined write, 81 µs for ten separate ones).
 */
import type { Connection } from './connection.ts'
import { joinFrames } from './frame.ts'
import { Meter } from './meter.ts'
import type { PresenceTick } from './presence.ts'

/** A committed update on its way out; its writer does not get it back. */
export interface Outgoing {
  readonly frame: Uint8Array
  /** Null for the server's own edits. */
  readonly writerId: string | null
}

export function fanOut(
  connections: Iterable<Connection>,
  updates: readonly Outgoing[],
  presence: PresenceTick | null,
): void {
  const writers = new Set(updates.map(({ writerId }) => writerId))
  const shared = joinFrames(framesOf(updates, presence?.shared))
  for (const connection of connections) {
    // It gets all it misses at once, later.
    if (connection.lag) continue
    const isSpecial = writers.has(connection.id) || presence?.special.has(connection)
    const frames = !connection.synced
      ? []
      : isSpecial
        ? framesFor(connection, updates, presence)
        : shared.length > 0
          ? [shared]
          : []
    if (frames.length > 0) {
      Meter.add(connection.meter.framesOut, 'update', updates.length)
      if (presence) Meter.add(connection.meter.framesOut, 'presence')
    }
    if (connection.hasOutbox) {
      const own = connection.takeOutbox()
      Meter.add(connection.meter.framesOut, 'other', own.length)
      frames.push(...own)
    }
    if (frames.length > 0) connection.write(joinFrames(frames))
  }
}

function framesFor(
  connection: Connection,
  updates: readonly Outgoing[],
  presence: PresenceTick | null,
): Uint8Array[] {
  const others = updates.filter(({ writerId }) => writerId !== connection.id)
  const states = presence?.special.has(connection) ? presence.special.get(connection) : presence?.shared
  return framesOf(others, states)
}

function framesOf(updates: readonly Outgoing[], presence: Uint8Array | null | undefined): Uint8Array[] {
  const frames = updates.map(({ frame }) => frame)
  if (presence) frames.push(presence)
  return frames
}
