/** The notes of a canvas as a table for spreadsheets: RFC 4180, a header, one note a row. */
import { blockById } from '../blocks.ts'
import type { CanvasContent, Note } from '../content.ts'

type Cell = string | number | null | undefined

const COLUMNS: readonly (readonly [name: string, value: (note: Note) => Cell])[] = [
  ['block', (note) => blockById(note.blockId).name],
  ['text', (note) => note.text],
  ['detail', (note) => note.detail],
  ['status', (note) => note.status],
  ['importance', (note) => note.importance],
  ['certainty', (note) => note.certainty],
  ['category', (note) => note.category],
  ['function', (note) => note.functionId],
  ['sourcing', (note) => note.sourcing],
  ['effort_percent', (note) => note.effortShare],
  ['differentiation', (note) => note.differentiation],
  ['responsible', (note) => note.responsibleId],
  ['color', (note) => note.color],
  ['id', (note) => note.id],
]

/** With a byte order mark, by which spreadsheets know that it is UTF-8. */
export function writeCsv({ notes }: CanvasContent): string {
  const rows = [
    COLUMNS.map(([name]) => name),
    ...notes.filter(({ ghost }) => !ghost).map((note) => COLUMNS.map(([, value]) => value(note))),
  ]
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A spreadsheet would run what begins like a formula; a quote before it makes it a text. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: Cell): string {
  const text = value === undefined || value === null ? '' : String(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
