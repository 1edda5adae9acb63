/** Why a canvas does not open although the server may well be there: it is asked by HTTP, which can say more. */
import { api } from '../../lib/api.ts'
import { t } from '../../lib/messages/index.ts'

const GONE: ReadonlySet<string> = new Set(['canvas_not_found', 'canvas_deleted'])
const SHUT: ReadonlySet<string> = new Set(['forbidden', 'access_ended', 'not_signed_in', 'token_expired'])

interface Words {
  readonly title: string
  readonly text: string
}

/** In words; undefined when the server says nothing about it. */
export async function whyNotOpen(canvasId: string): Promise<Words | undefined> {
  const canvas = await api.canvas(canvasId)
  const code = canvas.ok ? undefined : canvas.failure.code
  // Where it may be read, the connection alone was refused: for coming back too often.
  if (code === undefined || code === 'too_many_requests') return t.access.busy
  if (GONE.has(code)) return { title: t.canvas.notFoundTitle, text: t.canvas.notFoundText }
  return SHUT.has(code) ? { title: t.canvas.noAccessTitle, text: t.canvas.noAccessText } : undefined
}
