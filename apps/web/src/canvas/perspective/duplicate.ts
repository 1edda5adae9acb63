/** From a canvas to a copy of it, or to words on why there is none. */
import type { Perspective } from '@ninefold/shared/model/values'
import { ask, canvasRoutes } from '../../lib/api.ts'
import { failureText } from '../../lib/failure-text.ts'
import { t } from '../../lib/messages/index.ts'

export interface Wanted {
  readonly perspective: Perspective
  readonly title: string
  /** The operator's, where canvases are given out by invitation. */
  readonly invitationCode?: string
}

export type Duplicated =
  | { readonly ok: true; readonly canvasId: string }
  | { readonly ok: false; readonly problem: string; readonly needsCode: boolean }

/** `key` makes one copy of however many tries: the answer to the first may be lost on the way. */
export async function duplicateCanvas(canvasId: string, wanted: Wanted, key: string): Promise<Duplicated> {
  const made = await ask(() =>
    canvasRoutes.duplicate.$post(
      { param: { id: canvasId }, json: wanted },
      { headers: { 'Idempotency-Key': key } },
    ),
  )
  if (made.ok) return { ok: true, canvasId: made.value.id }
  const { code } = made.failure
  if (code === 'invitation_code_needed')
    return { ok: false, problem: t.compare.duplicate.codeHint, needsCode: true }
  const own: Readonly<Partial<Record<typeof code, string>>> = t.compare.duplicate.refused
  return { ok: false, problem: own[code] ?? failureText(made.failure), needsCode: false }
}
