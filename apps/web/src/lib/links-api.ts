/** The share links of a canvas, over HTTP. */
import type { CreateLinkBody } from '@ninefold/shared/api/links'
import { ask, canvasRoutes } from './api.ts'

const { links } = canvasRoutes
const link = links[':linkId']

export const readLinks = (id: string) => ask(() => links.$get({ param: { id }, query: { limit: '200' } }))
export const createLink = (id: string, body: CreateLinkBody) =>
  ask(() => links.$post({ param: { id }, json: body }))
export const closeLink = (id: string, linkId: string, closed: boolean) =>
  ask(() => link.$patch({ param: { id, linkId }, json: { closed } }))
export const revokeLink = (id: string, linkId: string) => ask(() => link.$delete({ param: { id, linkId } }))
