/**
 * A canvas as it is written down in the catalogue: notes by short keys of their own (`VP1`), links as pairs of keys.
 * `content.ts` makes plain content of it.
 */
import type { BlockId } from '../blocks.ts'
import type { CanvasMeta } from '../content.ts'
import type { LinkKind } from '../links.ts'
import type { Kpi } from '../model/entity-fields.ts'
import type { Note } from '../model/note-fields.ts'
import type { BusinessType } from '../model/values.ts'
import { ILLUSTRATION_LABEL } from './illustrations.ts'
import type { ExampleKey, TemplateKey } from './keys.ts'

type GivenByConversion = 'id' | 'blockId' | 'rank' | 'ghost' | 'groupId'

export type SketchNote = Partial<Omit<Note, GivenByConversion | 'text'>> & {
  readonly key: string
  readonly text: string
  /** Taken, in our words, from a published teaching case; everything else is illustration. */
  readonly fromCase?: true
}

/** Of a note; `note` is its key. */
export type SketchKpi = Pick<Kpi, 'name' | 'kind' | 'direction'> &
  Partial<Pick<Kpi, 'unit'>> & { readonly note: string }

export interface Sketch {
  readonly title: string
  /** What it is, in a line. */
  readonly summary: string
  readonly businessType: BusinessType
  readonly blocks: Readonly<Record<BlockId, readonly SketchNote[]>>
  /** By kind, each as "from to". */
  readonly links: Readonly<Partial<Record<LinkKind, readonly string[]>>>
  readonly kpis: readonly SketchKpi[]
}

/** What a business of a type usually has. Its measures are offered one by one, and never added unasked. */
export interface Template extends Sketch {
  readonly key: TemplateKey
}

export interface ExampleCanvas extends Sketch {
  readonly key: ExampleKey
  readonly source: ExampleSource
  /** What of it is known and what is illustration. */
  readonly sourceNote: string
  /** What the canvas says of itself beyond its title, summary and type. */
  readonly meta?: Partial<Omit<CanvasMeta, 'title' | 'purpose' | 'businessType' | 'legend'>>
}

export const EXAMPLE_SOURCES = ['published_case', 'invented'] as const
export type ExampleSource = (typeof EXAMPLE_SOURCES)[number]

/** What a check of the teaching canvas finds, by the keys of notes or the ids of blocks; none for the whole canvas. */
export interface PlantedFault {
  readonly ruleId: string
  /** What is wrong with each of them, for somebody who looked for it. */
  readonly lesson: string
  readonly subjects: readonly string[]
}

export interface TeachingCanvas extends ExampleCanvas {
  readonly expected: readonly PlantedFault[]
}

/** The keys of notes that come from a published case. */
export function fromCaseOf({ blocks }: ExampleCanvas): string[] {
  return Object.values(blocks).flatMap((notes) => notes.filter((note) => note.fromCase).map(({ key }) => key))
}

/** What has to stand beside an example: a real company is shown, and did not ask for it. */
export function labelOf({ source }: ExampleCanvas): string | null {
  return source === 'published_case' ? ILLUSTRATION_LABEL : null
}
