/** What each role may do on a canvas, as the least role for it. The server enforces it; the page hides by it. */
import { atLeast, type Role } from './roles.ts'

export const RIGHTS = {
  /** Content, people, locks, events and who wrote what. */
  read: 'viewer',
  /** Comment, react, suggest. */
  comment: 'reviewer',
  /** Change the document; a locked block needs `lock`. */
  write: 'editor',
  /** Lock and unlock blocks, and write in a locked one that is not locked for all. */
  lock: 'facilitator',
  /** Make, close and revoke links, as far as `mayGrant` goes. */
  share: 'facilitator',
  /** End somebody's access, as far as `mayGrant` goes. */
  remove: 'facilitator',
  /** Change somebody's role. */
  manageRoles: 'owner',
  delete: 'owner',
} as const satisfies Record<string, Role>
export type Right = keyof typeof RIGHTS

export function may(role: Role, right: Right): boolean {
  return atLeast(role, RIGHTS[right])
}

/** May change the document over the socket. */
export function mayWrite(role: Role): boolean {
  return may(role, 'write')
}

/** Whether somebody of `role` decides about links and members of the role `given`: facilitators up to editors. */
export function mayGrant(role: Role, given: Role): boolean {
  return role === 'owner' || (role === 'facilitator' && !atLeast(given, 'facilitator'))
}
