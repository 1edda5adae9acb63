/**
 * Who is who, which canvases there are, and who may enter them. Times are milliseconds since 1970; what a canvas
 * holds is in its document, and the columns here that repeat some of it serve lists alone.
 */
import type { Role } from '@ninefold/shared'
import type { Perspective } from '@ninefold/shared/model/values'

export interface PeopleTables {
  people: PeopleTable
  identity_tokens: IdentityTokensTable
  device_links: DeviceLinksTable
  canvases: CanvasesTable
  members: MembersTable
  share_links: ShareLinksTable
  link_uses: LinkUsesTable
  idempotent_answers: IdempotentAnswersTable
}

export interface PeopleTable {
  id: string
  name: string
  color: string
  created_at: number
  /** Set when the person left; the row stays because what they wrote still names them. */
  left_at: number | null
  /** When they gave the operator's invitation code, where starting a canvas needs one. */
  invited_at: number | null
}

export interface IdentityTokensTable {
  hash: string
  user_id: string
  created_at: number
  /** To the day; a token nobody used for long stops working. */
  used_at: number
}

/** Links that bring an identity to another device, once. */
export interface DeviceLinksTable {
  token_hash: string
  user_id: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface CanvasesTable {
  id: string
  created_by: string
  created_at: number
  /** Copies of the document for lists, a few seconds behind it at most. */
  title: string
  purpose: string
  perspective: Perspective
  /** The canvas it was copied from as another perspective. */
  base_canvas_id: string | null
  /** JSON: live notes of each block. */
  counts: string
  changed_at: number
  deleted_at: number | null
}

export interface MembersTable {
  canvas_id: string
  user_id: string
  role: Role
  /** The link that gave the role; null for one that no link gave, which no link can take away. */
  link_id: string | null
  joined_at: number
  /** When the access ends by itself. */
  expires_at: number | null
}

export interface ShareLinksTable {
  id: string
  canvas_id: string
  token_hash: string
  role: Role
  created_by: string
  created_at: number
  expires_at: number | null
  max_uses: number | null
  uses: number
  closed_at: number | null
  revoked_at: number | null
}

/** Who used which link: a second visit is no second use. */
export interface LinkUsesTable {
  link_id: string
  user_id: string
  at: number
  /** When the access it gave was taken away: the same link does not give it again. */
  ended_at: number | null
}

/** Answers kept for `Idempotency-Key`, sealed, because some of them hold a token. */
export interface IdempotentAnswersTable {
  id: string
  request_hash: string
  created_at: number
  /** Null while the first request is still at work. */
  answer: string | null
}
