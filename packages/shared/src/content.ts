/**
 * A canvas as plain data: what export, import, versions, checks and the HTTP API see. Reading a document gives
 * this shape whatever the document holds; field types and limits are those of the tables in `model/`.
 */
import type { BlockId } from './blocks.ts'
import type { NoteColor } from './colors.ts'
import type {
  Experiment,
  Group,
  Kpi,
  Link,
  META_FIELDS,
  Procedure,
  Risk,
  Signal,
  Waiver,
} from './model/entity-fields.ts'
import type { EntityOf } from './model/kinds.ts'
import type { Note } from './model/note-fields.ts'

export const FORMAT_VERSION = 1

export type { Experiment, Group, Kpi, Link, Note, Procedure, Risk, Signal, Waiver }

export type CanvasMeta = EntityOf<typeof META_FIELDS> & {
  readonly title: string
  readonly purpose: string
  /** What each colour stands for; only labelled colours are listed. */
  readonly legend: Readonly<Partial<Record<NoteColor, string>>>
}

/** What the sheet shows of the canvas as a whole. */
export type SheetMeta = Pick<CanvasMeta, 'title' | 'purpose' | 'legend'>

/** What the sheet shows of a note; the rest is read where it is shown. */
export type SheetNote = Pick<
  Note,
  | 'id'
  | 'blockId'
  | 'rank'
  | 'text'
  | 'detail'
  | 'color'
  | 'groupId'
  | 'category'
  | 'status'
  | 'importance'
  | 'ghost'
>

/** Notes that were put aside: kept, shown in their own place, counted as nothing. */
export const isAside = ({ status }: Pick<Note, 'status'>): boolean =>
  status === 'parked' || status === 'dropped'

export interface CanvasContent {
  readonly formatVersion: typeof FORMAT_VERSION
  readonly meta: CanvasMeta
  readonly blocks: Readonly<Record<BlockId, BlockContent>>
  readonly groups: readonly Group[]
  /** Without deleted ones, by block in guided order, then rank, then id. */
  readonly notes: readonly Note[]
  /** Those whose notes are both there. */
  readonly links: readonly Link[]
  readonly kpis: readonly Kpi[]
  /** One a note. */
  readonly procedures: readonly Procedure[]
  readonly risks: readonly Risk[]
  readonly experiments: readonly Experiment[]
  readonly signals: readonly Signal[]
  readonly waivers: readonly Waiver[]
}

export interface BlockContent {
  readonly softLimit: number
  readonly ownerId?: string
}
