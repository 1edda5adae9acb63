/** POST /api/import: a new canvas from a file. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { AppError } from '@ninefold/shared'
import { importedView, importQuery } from '@ninefold/shared/api/exchange'
import { readJson, type Imported } from '@ninefold/shared/exchange/read-json'
import { readMarkdown } from '@ninefold/shared/exchange/read-markdown'
import type { HonoRequest } from 'hono'
import { createCanvas } from '../canvases/canvases.ts'
import type { StartGate } from '../canvases/start-gate.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { BODY_FAILURES, CHANGE_FAILURES, failures, PERSON_FAILURES } from '../http/errors.ts'
import { byPerson, json } from '../http/openapi.ts'
import { signedIn } from '../identity/session.ts'

export function importRoutes(deps: Deps, mayStart: StartGate) {
  return new OpenAPIHono<AppEnv>().openapi(create, async (c) => {
    const { id: userId } = c.var.person
    await mayStart(c, userId, c.req.valid('query').invitationCode)
    const { content, warnings } = await readFile(c.req)
    if (!content)
      throw new AppError('refused_content', 'This could not be read as a canvas.', { details: warnings })
    const { title, purpose } = content.meta
    const canvas = await createCanvas(deps, { title, purpose, content }, userId)
    return c.json({ id: canvas.id, title, warnings: [...warnings] }, 201)
  })
}

async function readFile(request: HonoRequest): Promise<Imported> {
  const [type = ''] = (request.header('content-type') ?? '').split(';')
  switch (type.trim().toLowerCase()) {
    case 'application/json':
      return readJson(parseJson(await request.text()))
    case 'text/markdown':
    case 'text/plain':
      return readMarkdown(await request.text())
    default:
      throw new AppError('unsupported_media_type', 'Send application/json or text/markdown.')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError('invalid_body', 'The body is no JSON.')
  }
}

const create = createRoute({
  method: 'post',
  path: '/import',
  operationId: 'importCanvas',
  summary: 'A new canvas from a file',
  description:
    'JSON as `GET …/content` and the export give it, or Markdown with a heading for each block. Ids are kept where ' +
    'they are valid; what cannot stay is left out and told as a warning. Links and waivers are the caller’s.',
  tags: ['Canvases'],
  security: byPerson,
  middleware: signedIn,
  request: {
    query: importQuery,
    // Described, not parsed here: what a file holds is read leniently, with warnings instead of refusals.
    body: {
      required: true as const,
      content: {
        'text/markdown': { schema: z.string() },
        'text/plain': { schema: z.string() },
      },
    },
  },
  responses: {
    201: { description: 'The canvas, owned by the caller', ...json(importedView) },
    ...failures(
      ...PERSON_FAILURES,
      ...BODY_FAILURES,
      ...CHANGE_FAILURES,
      'invalid_query',
      'refused_content',
      'invitation_code_needed',
      'invitation_code_wrong',
      'quota_exceeded',
      'too_many_requests',
    ),
  },
})
