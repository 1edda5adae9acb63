/**
 * A canvas as Markdown: its title and purpose, nine headings in guided order with a list each, and at the end a small
 * block with what text cannot say. People read and change the first part; the block names notes by the code of their
 * block and their place in it (`KA2`), as printed. `read-markdown.ts` reads it back.
 */
import { ATTRIBUTION, BLOCKS_IN_GUIDED_ORDER, blockById } from '../blocks.ts'
import { isAside, type CanvasContent, type Note } from '../content.ts'
import { META_FIELDS, ENTITY_FIELDS } from '../model/entity-fields.ts'
import type { Fields } from '../model/kinds.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { escapeMarkdown, listItem } from './markdown-text.ts'

type Plain = Readonly<Record<string, unknown>>

/** The language of the block, behind its fence. */
export const BLOCK_LANGUAGE = 'ninefold'
/** Notes that were put aside stand under a heading of their own. */
export const ASIDE_HEADING = 'Parked'

export function writeMarkdown(content: CanvasContent): string {
  const { meta, notes } = content
  const names = noteNames(notes)
  const sections = [
    `# ${escapeMarkdown(meta.title.replaceAll('\n', ' ').trim())}`.trim(),
    ...(meta.purpose.trim() === '' ? [] : [escapeMarkdown(meta.purpose.trim())]),
    ...BLOCKS_IN_GUIDED_ORDER.map(({ id, name }) =>
      section(name, notes.filter((note) => note.blockId === id && !isAside(note)).map(itemOf)),
    ),
    ...asideSection(notes),
    dataBlock(content, names),
    `_${ATTRIBUTION}_`,
  ]
  return `${sections.join('\n\n')}\n`
}

const section = (heading: string, items: readonly string[]): string =>
  [`## ${heading}`, ...(items.length > 0 ? [items.join('\n')] : [])].join('\n\n')

const itemOf = ({ text, detail }: Note): string => listItem(text, detail)

function asideSection(notes: readonly Note[]): string[] {
  const aside = notes.filter(isAside)
  const items = aside.map((note) => listItem(`${blockById(note.blockId).name}: ${note.text}`, note.detail))
  return items.length > 0 ? [section(ASIDE_HEADING, items)] : []
}

/** `KA2` for the second activity; those put aside are counted by themselves, `P1`. */
function noteNames(notes: readonly Note[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  return new Map(
    notes.map((note) => {
      const code = isAside(note) ? 'P' : blockById(note.blockId).code
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      return [note.id, `${code}${count}`]
    }),
  )
}

/** A line each: what it is about, then its fields. */
function dataBlock(content: CanvasContent, names: ReadonlyMap<string, string>): string {
  const of = (id: string): string => names.get(id) ?? '?'
  const lines = [
    ...line('canvas', told(META_FIELDS, content.meta)),
    ...Object.entries(content.meta.legend).map(
      ([color, label]) => `legend ${color} ${JSON.stringify(label)}`,
    ),
    ...content.groups.map(
      ({ id: _, ...group }, i) => `group G${i + 1} ${json(told(ENTITY_FIELDS.groups, group))}`,
    ),
    ...content.notes.flatMap((note) => line(of(note.id), noteFields(note, content))),
    ...content.links.map((link) => {
      const more = told(ENTITY_FIELDS.links, link, ['fromId', 'kind', 'toId', 'createdBy'])
      return `${of(link.fromId)} ${link.kind} ${of(link.toId)}${isEmpty(more) ? '' : ` ${json(more)}`}`
    }),
    ...content.kpis.map((kpi) => `kpi ${of(kpi.noteId)} ${json(told(ENTITY_FIELDS.kpis, kpi, ['noteId']))}`),
    ...content.procedures.map(
      (one) => `procedure ${of(one.noteId)} ${json(told(ENTITY_FIELDS.procedures, one, ['noteId']))}`,
    ),
    ...content.risks.map(
      (risk) => `risk ${of(risk.noteId)} ${json(told(ENTITY_FIELDS.risks, risk, ['noteId']))}`,
    ),
    ...content.experiments.map(
      (one) => `experiment ${json(aboutNotes(told(ENTITY_FIELDS.experiments, one), of))}`,
    ),
    ...content.signals.map((one) => `signal ${json(aboutNotes(told(ENTITY_FIELDS.signals, one), of))}`),
  ]
  return [`\`\`\`${BLOCK_LANGUAGE}`, ...lines, '```'].join('\n')
}

function noteFields(note: Note, { groups }: CanvasContent): Plain {
  const { groupId, ...fields } = told(NOTE_FIELDS, note, ['text', 'detail'])
  const group = groups.findIndex(({ id }) => id === groupId)
  return { ...fields, ...(group >= 0 && { groupId: `G${group + 1}` }) }
}

const aboutNotes = (fields: Plain, of: (id: string) => string): Plain =>
  Array.isArray(fields['noteIds']) ? { ...fields, noteIds: (fields['noteIds'] as string[]).map(of) } : fields

/** What an entity says beyond what reading gives anyway; items without their own ids and ranks. */
function told(fields: Fields, entity: object, without: readonly string[] = []): Plain {
  return Object.fromEntries(
    Object.entries(entity).flatMap(([name, value]): [string, unknown][] => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (!field || without.includes(name) || value === undefined || value === field.fallback) return []
      return [[name, field.kind === 'records' ? (value as Plain[]).map(withoutPlace) : value]]
    }),
  )
}

const withoutPlace = ({ id: _id, rank: _rank, ...fields }: Plain): Plain => fields
const isEmpty = (fields: Plain): boolean => Object.keys(fields).length === 0
const line = (name: string, fields: Plain): string[] => (isEmpty(fields) ? [] : [`${name} ${json(fields)}`])
// A fence ends at the first three backticks of a line; inside a string one may as well be written otherwise.
const json = (value: unknown): string => JSON.stringify(value).replaceAll('`', '\\u0060')
