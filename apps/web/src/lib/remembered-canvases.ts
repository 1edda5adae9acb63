/** The list of canvases as this browser last saw it: shown at once, and all there is while the server is away. */
import { BLOCK_IDS, isId, isRole, type BlockId, type Role } from '@ninefold/shared'
import type { CanvasView } from '@ninefold/shared/api/canvases'

const KEY = 'ninefold.canvases'

export function rememberedCanvases(): readonly CanvasView[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(list) ? list.filter(isCanvasView) : []
  } catch {
    // No storage, or not our JSON: nothing remembered.
    return []
  }
}

export function rememberCanvases(canvases: readonly CanvasView[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(canvases))
  } catch {
    // No storage, or full: the next visit waits for the server.
  }
}

/** Puts a canvas just started or joined first: should the server be away at the next visit, it is still listed. */
export function rememberCanvas(canvas: { id: string; title: string; role: Role }): void {
  const now = new Date().toISOString()
  const counts = Object.fromEntries(BLOCK_IDS.map((id) => [id, 0])) as Record<BlockId, number>
  const others = rememberedCanvases().filter(({ id }) => id !== canvas.id)
  rememberCanvases([
    { ...canvas, purpose: '', perspective: 'as_is', createdAt: now, changedAt: now, counts, peopleHere: 0 },
    ...others,
  ])
}

/** Keeps what a canvas is called now, if it is remembered: whoever leaves it finds it by that name. */
export function rememberTitle(id: string, title: string): void {
  const canvases = rememberedCanvases()
  if (canvases.some((canvas) => canvas.id === id && canvas.title !== title))
    rememberCanvases(canvases.map((canvas) => (canvas.id === id ? { ...canvas, title } : canvas)))
}

/** This browser's person is not on a canvas any more. */
export function forgetCanvas(id: string): void {
  rememberCanvases(rememberedCanvases().filter((canvas) => canvas.id !== id))
}

function isCanvasView(value: unknown): value is CanvasView {
  if (typeof value !== 'object' || value === null) return false
  const { id, title, role, changedAt, counts, peopleHere } = value as Partial<
    Record<keyof CanvasView, unknown>
  >
  return (
    isId(id) &&
    typeof title === 'string' &&
    isRole(role) &&
    typeof changedAt === 'string' &&
    !Number.isNaN(Date.parse(changedAt)) &&
    typeof peopleHere === 'number' &&
    isCounts(counts)
  )
}

function isCounts(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return BLOCK_IDS.every((id) => typeof (value as Record<string, unknown>)[id] === 'number')
}
