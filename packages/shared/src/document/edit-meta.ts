/** Edits of what is said about a canvas as a whole, and of its blocks. */
import * as Y from 'yjs'
import type { BlockId } from '../blocks.ts'
import { NOTE_COLORS, type NoteColor } from '../colors.ts'
import { META_FIELDS } from '../model/entity-fields.ts'
import type { ChangeOf } from '../model/kinds.ts'
import { writeFields } from './edit-fields.ts'
import { rootMap } from './layout.ts'
import { legendText, metaText } from './read.ts'
import { writeText } from './text.ts'

/** What is left out stays as it is. */
export interface MetaChange extends ChangeOf<typeof META_FIELDS> {
  readonly title?: string | undefined
  readonly purpose?: string | undefined
  /** What colours stand for; an empty text for nothing. */
  readonly legend?: Readonly<Partial<Record<NoteColor, string | undefined>>> | undefined
}

/** Changes them as one gesture, each text by the smallest change, so that what others type meanwhile stays. */
export function writeMeta(doc: Y.Doc, change: MetaChange, origin: unknown): void {
  doc.transact(() => {
    for (const field of ['title', 'purpose'] as const) write(metaText(doc, field), change[field])
    for (const color of NOTE_COLORS) write(legendText(doc, color), change.legend?.[color])
    writeFields(rootMap(doc, 'meta'), META_FIELDS, { ...change }, origin)
  }, origin)
}

function write(text: Y.Text | null, next: string | undefined): void {
  if (text && next !== undefined) writeText(text, next, null)
}

/** Sets the number of notes (1–99) above which a block says that it is getting long. */
export function setSoftLimit(doc: Y.Doc, blockId: BlockId, softLimit: number, origin: unknown): void {
  const blocks = rootMap(doc, 'blocks')
  const state = blocks.get(blockId)
  if (state instanceof Y.Map && state.get('softLimit') === softLimit) return
  doc.transact(() => {
    if (state instanceof Y.Map) state.set('softLimit', softLimit)
    else blocks.set(blockId, new Y.Map(Object.entries({ softLimit })))
  }, origin)
}
