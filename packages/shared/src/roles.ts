/** The roles people have on a canvas. A role is a rung: everything a lower one may do, a higher one may too. */

export const ROLES = ['viewer', 'reviewer', 'editor', 'facilitator', 'owner'] as const
export type Role = (typeof ROLES)[number]

export function isRole(value: unknown): value is Role {
  return ROLES.includes(value as Role)
}

/** Whether `role` is `least` or higher. */
export function atLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least)
}
