/** /api/canvases/{id}/findings and …/facts: what the health checks say of a canvas, and what they go by. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { RIGHTS } from '@ninefold/shared'
import { factsView, findingsView, type FindingsView } from '@ninefold/shared/api/findings'
import { checkContent } from '@ninefold/shared/checks/check'
import { writtenDay } from '@ninefold/shared/checks/day'
import type { Health } from '@ninefold/shared/checks/finding'
import { messageOf } from '@ninefold/shared/checks/messages/en'
import { waivedSubject } from '@ninefold/shared/checks/waivers'
import { readFacts } from '../canvases/facts.ts'
import type { AppEnv, Deps } from '../http/context.ts'
import { CANVAS_FAILURES, failures } from '../http/errors.ts'
import { member } from '../http/member.ts'
import { byPerson, canvasParams, json } from '../http/openapi.ts'

const about = { tags: ['Health'], security: byPerson, request: { params: canvasParams } }

export function findingRoutes(deps: Deps) {
  return new OpenAPIHono<AppEnv>()
    .openapi(findings(deps), async (c) => {
      const { canvasId } = c.var.membership
      const { content } = await deps.rooms.content(canvasId)
      const given = await readFacts(deps.db, canvasId, content)
      return c.json(toView(checkContent(content, given, writtenDay(deps.now()))), 200)
    })
    .openapi(facts(deps), async (c) => {
      const { canvasId } = c.var.membership
      const { content } = await deps.rooms.content(canvasId)
      return c.json(await readFacts(deps.db, canvasId, content), 200)
    })
}

function toView({ score, themes, findings: open, waived }: Health): FindingsView {
  return {
    score,
    themes,
    findings: open.map((finding) => {
      const { ruleId, severity, theme, subjectIds } = finding
      return { ruleId, severity, theme, subjectIds, message: messageOf(finding) }
    }),
    waived: waived.map(({ finding, waiver: { reason, by, until, untilDate } }) => ({
      ruleId: finding.ruleId,
      subjectId: waivedSubject(finding),
      reason,
      by: by ?? null,
      until,
      ...(until === 'date' && untilDate !== undefined && { untilDate }),
      message: messageOf(finding),
    })),
  }
}

const findings = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'get',
    path: '/canvases/{id}/findings',
    operationId: 'listFindings',
    summary: 'Where the model does not hold together',
    description:
      'The same that members see under Health: findings in the order of the rules, then of the sheet; waived ones apart and outside the score.',
    middleware: member(deps, RIGHTS.read),
    responses: {
      200: { description: 'The findings', ...json(findingsView) },
      ...failures(...CANVAS_FAILURES),
    },
  })

const facts = (deps: Deps) =>
  createRoute({
    ...about,
    method: 'get',
    path: '/canvases/{id}/facts',
    operationId: 'getFacts',
    summary: 'What the health checks go by beside the content',
    description: 'With it and the content, whoever runs the checks themselves gets the same findings.',
    middleware: member(deps, RIGHTS.read),
    responses: { 200: { description: 'The facts', ...json(factsView) }, ...failures(...CANVAS_FAILURES) },
  })
