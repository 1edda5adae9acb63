/** GET /api/canvases/{id}/export: a canvas as a file. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { AppError, RIGHTS, type CanvasContent } from '@ninefold/shared'
import { contentView } from '@ninefold/shared/api/content'
import { EXPORT_FORMATS, exportQuery, type ExportFormat } from '@ninefold/shared/api/exchange'
import { writeCsv } from '@ninefold/shared/exchange/write-csv'
import { writeMarkdown } from '@ninefold/shared/exchange/write-markdown'
import type { AppEnv, Deps } from '../http/context.ts'
import { CANVAS_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams } from '../http/openapi.ts'

interface Writer {
  readonly type: string
  readonly write: (content: CanvasContent) => string
}

/** Null for pictures, which are not built yet. */
const WRITERS: Readonly<Record<ExportFormat, Writer | null>> = {
  json: { type: 'application/json', write: (content) => JSON.stringify(content, null, 2) },
  md: { type: 'text/markdown; charset=utf-8', write: writeMarkdown },
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
  pdf: null,
  png: null,
  svg: null,
}

export function exportRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>().openapi(read(deps), async (c) => {
    const { format } = c.req.valid('query')
    const writer = WRITERS[format]
    if (!writer)
      throw new AppError('not_implemented', `${format} is not there yet; ${writable.join(', ')} are.`)
    const { content } = await deps.rooms.content(c.var.membership.canvasId)
    return c.body(writer.write(content), 200, {
      'Content-Type': writer.type,
      'Content-Disposition': attachment(content.meta.title, format),
    })
  })
}

const writable = EXPORT_FORMATS.filter((format) => WRITERS[format])

/** The title as the file's name (RFC 6266); for old clients one in plain letters. */
function attachment(title: string, extension: string): string {
  const name = title.replace(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'canvas'
  const plain = name.replace(/[^\x20-\x7e]/g, '').trim() || 'canvas'
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`
}

const text = z.string()

const read = (deps: Deps) =>
  createRoute({
    method: 'get',
    path: '/canvases/{id}/export',
    operationId: 'exportCanvas',
    summary: 'A canvas as a file',
    description:
      'JSON holds all of it and can be imported again; Markdown is for people and reads back too, with links and ' +
      'measures in a block at the end; CSV is the notes as a table. Pictures answer 501 for now.',
    tags: ['Canvases'],
    security: byPerson,
    middleware: member(deps, RIGHTS.read),
    request: { params: canvasParams, query: exportQuery },
    responses: {
      200: {
        description: 'The file',
        content: {
          'application/json': { schema: contentView },
          'text/markdown': { schema: text },
          'text/csv': { schema: text },
        },
      },
      ...failures(...CANVAS_FAILURES, 'invalid_query', 'not_implemented'),
    },
  })
