/** From a file to a canvas of one's own, or to words on why there is none. Loaded with its first use. */
import type { ImportedView } from '@ninefold/shared/api/exchange'
import { LIMITS } from '@ninefold/shared'
import { failureText } from '../lib/failure-text.ts'
import { ensureIdentity } from '../lib/identity.ts'
import { t } from '../lib/messages/index.ts'
import { answer, type Failure } from '../lib/result.ts'

export type Brought =
  | { readonly ok: true; readonly canvas: ImportedView }
  /** `needsCode`: canvases are started by invitation here, and this person has not shown theirs. */
  | { readonly ok: false; readonly problem: string; readonly needsCode: boolean }

/** `code` is the operator's, where one is asked for. */
export async function importCanvas(file: File, code?: string): Promise<Brought> {
  if (file.size > LIMITS.importBytes) return { ok: false, problem: t.start.import.tooLarge, needsCode: false }
  const me = await ensureIdentity()
  if (!me.ok) return refused(me.failure)
  const text = await file.text()
  const query = code === undefined ? '' : `?${new URLSearchParams({ invitationCode: code })}`
  const brought = await answer<ImportedView>(() =>
    fetch(`/api/import${query}`, {
      method: 'POST',
      headers: { 'Content-Type': isJson(file, text) ? 'application/json' : 'text/markdown' },
      body: text,
    }),
  )
  return brought.ok ? { ok: true, canvas: brought.value } : refused(brought.failure)
}

/** By its name; a file of another name by how it begins. */
function isJson({ name }: File, text: string): boolean {
  return /\.json$/i.test(name) || (!/\.(md|markdown)$/i.test(name) && text.trimStart().startsWith('{'))
}

function refused(failure: Failure): Brought {
  const { code } = failure
  const own: Readonly<Partial<Record<Failure['code'], string>>> = {
    ...t.start.refused,
    ...t.start.import.refused,
  }
  return {
    ok: false,
    problem: own[code] ?? failureText(failure),
    needsCode: code === 'invitation_code_needed',
  }
}
