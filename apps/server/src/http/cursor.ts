/** Cursors of paged lists: where the last page ended, opaque to the caller. Lists are ordered by a time, then an id. */
import { AppError } from '@ninefold/shared'

export interface Place {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly id: string
}

export function encodeCursor(place: Place): string {
  return Buffer.from(`${place.at}.${place.id}`).toString('base64url')
}

/** Null for the first page; throws `invalid_query` for what no page ever gave out. */
export function decodeCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [, at, id] =
    /^(\d{1,15})\.([0-9A-Za-z_-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (at === undefined || id === undefined)
    throw new AppError('invalid_query', 'cursor: comes from a page before')
  return { at: Number(at), id }
}

/** Cuts rows asked for with one more than `limit` to a page; `placeOf` says where a row stands in the order. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor?: string } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.map(toItem)
  return rows.length > limit && last !== undefined
    ? { items, nextCursor: encodeCursor(placeOf(last)) }
    : { items }
}
