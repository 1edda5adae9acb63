/**
 * Sends this page's own presence and nothing else. The stock provider re-sends every entry it hears; with n people
 * that is n² frames for a move of one.
 */
import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import { FRAME } from '@ninefold/shared'

interface AwarenessChange {
  readonly added: number[]
  readonly updated: number[]
  readonly removed: number[]
}

export function sendOwnPresenceOnly(provider: WebsocketProvider, awareness: Awareness): void {
  awareness.off('update', provider._awarenessUpdateHandler)
  const own = awareness.clientID
  awareness.on('update', ({ added, updated, removed }: AwarenessChange) => {
    if (![added, updated, removed].some((ids) => ids.includes(own))) return
    const socket = provider.ws
    if (!provider.wsconnected || socket?.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, FRAME.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [own]))
    socket.send(encoding.toUint8Array(encoder))
  })
}

/**
 * Starts the clock of this page's presence above that of any earlier page with the same client id: others keep the
 * last clock they saw of it and pass over anything older. A hundred steps a second is more than a page ever makes.
 */
export function startPresenceClock(awareness: Awareness, now: number): void {
  awareness.meta.set(awareness.clientID, { clock: Math.floor(now / 10), lastUpdated: now })
}
