/** Who is in a canvas and who wrote what, over HTTP. */
import type { Role } from '@ninefold/shared'
import { ask, canvasRoutes } from './api.ts'

const { members, notes } = canvasRoutes
const member = members[':userId']

/** As many as the server gives at once. */
const pageAt = (cursor: string | undefined) => ({ limit: '200', ...(cursor !== undefined && { cursor }) })

export const readMembers = (id: string, cursor?: string) =>
  ask(() => members.$get({ param: { id }, query: pageAt(cursor) }))
export const changeRole = (id: string, userId: string, role: Role) =>
  ask(() => member.$patch({ param: { id, userId }, json: { role } }))
export const removeMember = (id: string, userId: string) =>
  ask(() => member.$delete({ param: { id, userId } }))
export const readNoteFacts = (id: string, cursor?: string) =>
  ask(() => notes.facts.$get({ param: { id }, query: pageAt(cursor) }))
