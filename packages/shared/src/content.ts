/**
 * A canvas as plain data: what export, import, versions, checks and the HTTP API see. Reading a document gives
 * this shape whatever the document holds; field types and limits are those of the domain model.
 */
import type { BlockId } from './blocks.ts'
import type { ActivityCategoryId } from './categories.ts'
import type { NoteColor } from './colors.ts'

export const FORMAT_VERSION = 1

export const BUSINESS_TYPES = [
  'manufacturing',
  'service_provider',
  'technology_platform',
  'ecommerce',
  'platform_business',
  'other',
] as const
export type BusinessType = (typeof BUSINESS_TYPES)[number]

export interface CanvasMeta {
  readonly title: string
  readonly purpose: string
  readonly businessType: BusinessType | null
  /** What each colour stands for; only labelled colours are listed. */
  readonly legend: Readonly<Partial<Record<NoteColor, string>>>
}

export interface Note {
  readonly id: string
  readonly blockId: BlockId
  /** Fractional index within the block; notes of equal rank are ordered by id. */
  readonly rank: string
  readonly text: string
  readonly detail: string
  readonly color: NoteColor
  readonly groupId: string | null
  /** Only notes of Key Activities show one; a note that moves away keeps it. */
  readonly category: ActivityCategoryId | null
}

/** An entity this version stores but does not interpret. */
export interface PlainEntity {
  readonly id: string
  readonly [field: string]: unknown
}

export interface CanvasContent {
  readonly formatVersion: typeof FORMAT_VERSION
  readonly meta: CanvasMeta
  readonly blocks: Readonly<Record<BlockId, { readonly softLimit: number }>>
  readonly groups: readonly PlainEntity[]
  /** Live notes only, by block in guided order, then rank, then id. */
  readonly notes: readonly Note[]
  readonly links: readonly PlainEntity[]
  readonly kpis: readonly PlainEntity[]
  readonly procedures: readonly PlainEntity[]
  readonly risks: readonly PlainEntity[]
  readonly experiments: readonly PlainEntity[]
  readonly signals: readonly PlainEntity[]
  readonly waivers: readonly PlainEntity[]
}
