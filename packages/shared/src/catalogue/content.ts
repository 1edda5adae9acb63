/** From a canvas of the catalogue to plain content: what a new canvas is filled with, and what the example page shows. */
import { BLOCKS_IN_GUIDED_ORDER, type BlockId } from '../blocks.ts'
import { FORMAT_VERSION, type CanvasContent } from '../content.ts'
import { LINK_KINDS } from '../links.ts'
import { ENTITY_FIELDS, META_FIELDS, type Kpi, type Link } from '../model/entity-fields.ts'
import type { EntityOf, Fields } from '../model/kinds.ts'
import { NOTE_FIELDS, type Note } from '../model/note-fields.ts'
import type { BusinessType } from '../model/values.ts'
import { exampleFor } from './examples/examples.ts'
import type { Sketch, SketchNote } from './sketch.ts'
import { templateFor } from './templates/templates.ts'

/** What examples are written in, so that their wording is judged by the right lists whoever opens them. */
const LANGUAGE = { locale: 'en' } as const

/** An example as a canvas of its own; null for a key that is none. */
export function exampleContent(key: string): CanvasContent | null {
  const example = exampleFor(key)
  if (!example) return null
  const { meta, ...content } = contentOf(example)
  return { ...content, meta: { ...meta, ...LANGUAGE, ...example.meta }, kpis: kpisOf(example) }
}

/**
 * A template as ghosts: pale, counted as nothing until accepted. Its links are there and unseen, because a link
 * counts only where both its notes do. Its measures are left out: which to take is offered, never decided for a team.
 */
export function templateGhosts(type: BusinessType): CanvasContent | null {
  const template = templateFor(type)
  if (!template) return null
  const content = contentOf(template)
  return {
    ...content,
    meta: { ...content.meta, title: '', purpose: '' },
    notes: content.notes.map((note) => ({ ...note, ghost: true })),
  }
}

function contentOf(sketch: Sketch): CanvasContent {
  return {
    formatVersion: FORMAT_VERSION,
    meta: {
      ...defaultsOf(META_FIELDS),
      title: sketch.title,
      purpose: sketch.summary,
      businessType: sketch.businessType,
      legend: {},
    },
    blocks: Object.fromEntries(
      BLOCKS_IN_GUIDED_ORDER.map(({ id, softLimit }) => [id, { softLimit }]),
    ) as CanvasContent['blocks'],
    groups: [],
    notes: BLOCKS_IN_GUIDED_ORDER.flatMap(({ id }) =>
      sketch.blocks[id].map((note, index) => noteOf(note, id, index)),
    ),
    links: linksOf(sketch),
    kpis: [],
    procedures: [],
    risks: [],
    experiments: [],
    signals: [],
    waivers: [],
  }
}

function noteOf({ key, fromCase: _, ...fields }: SketchNote, blockId: BlockId, index: number): Note {
  return { ...defaultsOf(NOTE_FIELDS), ...fields, id: key, blockId, rank: rankAt(index) }
}

/** Kinds in their own order, each link under an id that says what it joins. */
function linksOf({ links }: Sketch): Link[] {
  return LINK_KINDS.flatMap((kind) =>
    (links[kind] ?? []).map((pair) => {
      const [fromId = '', toId = ''] = pair.split(' ')
      return {
        ...defaultsOf(ENTITY_FIELDS.links),
        id: `${fromId}-${kind}-${toId}`,
        fromId,
        kind,
        toId,
      }
    }),
  )
}

function kpisOf({ kpis }: Sketch): Kpi[] {
  return kpis.map(({ note, ...kpi }, index) => ({
    ...defaultsOf(ENTITY_FIELDS.kpis),
    ...kpi,
    id: `${note}-kpi-${index + 1}`,
    noteId: note,
  }))
}

/** What reading gives where nothing is written. Fields that must be there are the caller's to add. */
function defaultsOf<T extends Fields>(fields: T): EntityOf<T> {
  const withFallback = Object.entries(fields).filter(([, field]) => 'fallback' in field)
  return Object.fromEntries(withFallback.map(([name, { fallback }]) => [name, fallback])) as EntityOf<T>
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The first ranks of a block, as `document/rank.ts` would give them; a sketch has fewer notes than there are digits. */
function rankAt(index: number): string {
  return `a${DIGITS[index] ?? 'z'}`
}
