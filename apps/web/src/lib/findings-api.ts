/** What the server knows that the health checks go by, over HTTP. */
import { ask, canvasRoutes } from './api.ts'

export const readFacts = (id: string) => ask(() => canvasRoutes.facts.$get({ param: { id } }))
