/** Where a link leads and who is asked in: all that the join page has to know before it can say anything. */
import type { DevicePreview } from '@ninefold/shared/api/devices'
import type { JoinedView, JoinPreview } from '@ninefold/shared/api/links'
import { api } from '../lib/api.ts'
import { previewDevice } from '../lib/devices-api.ts'
import { failureText } from '../lib/failure-text.ts'
import { currentIdentity, type Me } from '../lib/identity.ts'
import { t } from '../lib/messages/index.ts'
import { rememberCanvases } from '../lib/remembered-canvases.ts'
import type { Failure, Result } from '../lib/result.ts'

export interface Refusal {
  readonly state: 'refused'
  readonly title: string
  readonly text: string
  readonly retry: boolean
}

export type Invitation =
  | { readonly state: 'open'; readonly preview: JoinPreview; readonly me: Me | undefined }
  /** No canvas: oneself, coming from another device. */
  | { readonly state: 'device'; readonly preview: DevicePreview }
  | Refusal

/** `device`: the token is of a link from one's own other device. */
export type InvitationKind = 'canvas' | 'device'

export async function readInvitation(kind: InvitationKind, token: string): Promise<Invitation> {
  if (kind === 'device') {
    const person = await previewDevice(token)
    return person.ok ? { state: 'device', preview: person.value } : deviceRefused(person.failure)
  }
  const [preview, me] = await Promise.all([api.previewJoin(token), currentIdentity()])
  if (!preview.ok) return refused(preview.failure)
  // Who one is only makes the way in shorter; without an answer one types a name.
  return { state: 'open', preview: preview.value, me: me.ok ? me.value : undefined }
}

/** Comes in by the link: as oneself, or with a name as somebody new. */
export async function join(
  token: string,
  name: string | undefined,
  replace: boolean,
): Promise<Result<JoinedView>> {
  // Somebody known joins as themselves whatever name is given; to be somebody else, one has to become so first.
  if (replace && name !== undefined) {
    const guest = await api.createGuest(name)
    if (!guest.ok) return guest
    rememberCanvases([])
  }
  const joined = await api.join(token, name)
  if (joined.ok) await currentIdentity()
  return joined
}

export function deviceRefused(failure: Failure): Refusal {
  const { refused: known } = t.devices
  const { code } = failure
  const words = Object.hasOwn(known, code) ? known[code as keyof typeof known] : undefined
  if (words) return { state: 'refused', ...words, retry: false }
  return { state: 'refused', title: t.join.failed, text: failureText(failure), retry: true }
}

export function refused(failure: Failure): Refusal {
  const words = isKnownRefusal(failure.code) ? t.join.refused[failure.code] : undefined
  if (words) return { state: 'refused', ...words, retry: failure.code === 'link_closed' }
  return { state: 'refused', title: t.join.failed, text: failureText(failure), retry: true }
}

function isKnownRefusal(code: string): code is keyof typeof t.join.refused {
  return Object.hasOwn(t.join.refused, code)
}
