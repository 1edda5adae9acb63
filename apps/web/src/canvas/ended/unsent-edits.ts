/** What was written here and never reached the server, as a text that a person can read and use elsewhere. */
import type * as Y from 'yjs'
import { BLOCKS_IN_GUIDED_ORDER, blockById, type SheetNote } from '@ninefold/shared'
import { readHiddenNote, readMeta, readNote } from '@ninefold/shared/document/read'
import { locale, t } from '../../lib/messages/index.ts'

const times = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })

/** Markdown of the entities in `unsent` (`root/id`), block by block, and the name of the file for it. */
export function unsentEdits(
  doc: Y.Doc,
  unsent: readonly string[],
  title: string,
  now = new Date(),
): { name: string; text: string } {
  const ids = unsent.filter((entity) => entity.startsWith('notes/')).map((entity) => entity.slice(6))
  const notes = ids.flatMap((id) => readNote(doc, id) ?? [])
  const deleted = ids.flatMap((id) => (readNote(doc, id) ? [] : (readHiddenNote(doc, id) ?? [])))
  const others = unsent.length - notes.length - deleted.length
  const sections = [
    [`# ${t.access.file.heading}`, t.access.file.about(title, times.format(now))],
    ...(unsent.some((entity) => entity.startsWith('meta/')) ? [metaSection(doc)] : []),
    ...BLOCKS_IN_GUIDED_ORDER.flatMap(({ id, name }) => {
      const own = notes.filter((note) => note.blockId === id)
      return own.length > 0 ? [[`## ${name}`, own.map(item).join('\n')]] : []
    }),
    ...(deleted.length > 0 ? [[`## ${t.access.file.deleted}`, deleted.map(deletedItem).join('\n')]] : []),
    ...(others > 0 ? [[t.access.file.others(others)]] : []),
  ]
  return {
    name: t.access.file.name(title.replace(/[^\p{L}\p{N} _-]+/gu, '').trim()),
    text: `${sections.map((lines) => lines.join('\n\n')).join('\n\n')}\n`,
  }
}

function metaSection(doc: Y.Doc): string[] {
  const { title, purpose } = readMeta(doc)
  return [`## ${t.canvas.about}`, [title, purpose].filter((line) => line !== '').join('\n\n')]
}

const lines = (text: string): string => text.trim().replaceAll('\n', '\n  ')
const item = ({ text, detail }: SheetNote): string =>
  detail === '' ? `- ${lines(text)}` : `- ${lines(text)}\n\n  ${lines(detail)}`
const deletedItem = (note: SheetNote): string => `- ${blockById(note.blockId).name}: ${lines(note.text)}`
