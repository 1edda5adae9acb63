/** Which canvases this one can be compared with: the one it was copied from first. */
import type { CanvasView } from '@ninefold/shared/api/canvases'
import { ask, routes } from '../../lib/api.ts'
import type { Result } from '../../lib/result.ts'

/** As many as the server gives at once. */
const PAGE = '200'

/** All canvases of this person, the last changed first. */
export async function allCanvases(): Promise<Result<readonly CanvasView[]>> {
  const all: CanvasView[] = []
  let cursor: string | undefined
  do {
    const from = cursor
    const page = await ask(() =>
      routes.canvases.$get({ query: { limit: PAGE, ...(from !== undefined && { cursor: from }) } }),
    )
    if (!page.ok) return page
    all.push(...page.value.items)
    cursor = page.value.nextCursor
  } while (cursor !== undefined)
  return { ok: true, value: all }
}

export interface Choices {
  readonly base: readonly CanvasView[]
  /** Copied from this one, or from what this one was copied from. */
  readonly copies: readonly CanvasView[]
  readonly others: readonly CanvasView[]
}

export function choicesFor(
  canvasId: string,
  baseCanvasId: string | null,
  canvases: readonly CanvasView[],
): Choices {
  const family = [canvasId, ...(baseCanvasId === null ? [] : [baseCanvasId])]
  const rest = canvases.filter(({ id }) => id !== canvasId)
  const isBase = ({ id }: CanvasView): boolean => id === baseCanvasId
  const isCopy = (canvas: CanvasView): boolean =>
    !isBase(canvas) && canvas.baseCanvasId !== undefined && family.includes(canvas.baseCanvasId)
  return {
    base: rest.filter(isBase),
    copies: rest.filter(isCopy),
    others: rest.filter((canvas) => !isBase(canvas) && !isCopy(canvas)),
  }
}
