/** Why a page can save no more, as far as it matters for what it offers. */
import { CLOSE } from '@ninefold/shared'
import { api } from '../../lib/api.ts'
import { forgetCanvas } from '../../lib/remembered-canvases.ts'
import type { CanvasSession } from '../../lib/sync/canvas-session.ts'

/** What the server answers to somebody who is not on the canvas. */
const GONE: ReadonlySet<string> = new Set(['forbidden', 'access_ended', 'canvas_not_found', 'canvas_deleted'])
const ASK_AGAIN_MS = 3000

/**
 * `removed`: the access has ended. `signedOut`: this device is nobody any more. `deleted`: the canvas is. `reader`: one
 * may still read. `replaced`: the server holds another version, from a backup say. `broken`: the page and the server
 * cannot come together again.
 */
export type Stop = 'removed' | 'signedOut' | 'deleted' | 'reader' | 'replaced' | 'broken'

export async function whyStopped({ link, canvasId }: CanvasSession): Promise<Stop> {
  const stop = link.state === 'ended' ? await ofCode(link.code, canvasId) : 'reader'
  if (stop === 'removed' || stop === 'deleted') forgetCanvas(canvasId)
  return stop
}

async function ofCode(code: number, canvasId: string): Promise<Stop> {
  if (code === CLOSE.unauthenticated) return 'signedOut'
  if (code === CLOSE.notFound) return 'deleted'
  if (code === CLOSE.staleEpoch) return 'replaced'
  if (code !== CLOSE.forbidden) return 'broken'
  // The same code ends a page that wrote without the right to, and may still read.
  for (;;) {
    const canvas = await api.canvas(canvasId)
    if (canvas.ok) return 'reader'
    const { code: reason } = canvas.failure
    if (reason === 'not_signed_in' || reason === 'token_expired') return 'signedOut'
    if (GONE.has(reason)) return 'removed'
    // Nothing is deleted on a guess: whether the access has ended is for the server to say.
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  }
}
