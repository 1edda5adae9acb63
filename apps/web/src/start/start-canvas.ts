/** From the press of a button to a canvas of one's own, or to words on why there is none. */
import type { CreateCanvasBody } from '@ninefold/shared/api/canvases'
import { api } from '../lib/api.ts'
import { failureText } from '../lib/failure-text.ts'
import { ensureIdentity } from '../lib/identity.ts'
import { t } from '../lib/messages/index.ts'
import { rememberCanvas } from '../lib/remembered-canvases.ts'
import type { Failure } from '../lib/result.ts'

/** What it is filled with: nothing, a template, or a copy of an example. */
export type StartFrom = Pick<CreateCanvasBody, 'title' | 'template' | 'example'>

export type Started =
  | { readonly ok: true; readonly canvasId: string }
  /** `needsCode`: canvases are started by invitation here, and this person has not shown theirs. */
  | { readonly ok: false; readonly problem: string; readonly needsCode: boolean }

/** `code` is the operator's, where one is asked for. */
export async function startCanvas(from: StartFrom = {}, code?: string): Promise<Started> {
  const me = await ensureIdentity()
  if (!me.ok) return refused(me.failure)
  const canvas = await api.createCanvas(code === undefined ? from : { ...from, invitationCode: code })
  if (!canvas.ok) return refused(canvas.failure)
  rememberCanvas(canvas.value)
  return { ok: true, canvasId: canvas.value.id }
}

function refused(failure: Failure): Started {
  const { code } = failure
  const known = Object.hasOwn(t.start.refused, code)
  const problem = known ? t.start.refused[code as keyof typeof t.start.refused] : failureText(failure)
  return { ok: false, problem, needsCode: code === 'invitation_code_needed' }
}
