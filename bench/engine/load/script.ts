/** What a writer sends, made before anything is measured: the same bytes for every subject. */
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import * as Y from 'yjs'

/** A note starts over at this length, so that a long run does not change what is measured. */
const FULL = 60
const LETTERS = 'abcdefghijklmnopqrstuvwxyz '
const ORIGINS = { setup: null, gesture: null }

/** One writer with a note of its own, under one client id. */
export interface Script {
  readonly client: number
  /** Makes the note. */
  readonly setup: Uint8Array
  /** A keystroke each; keystroke `k` is the struct at clock `firstClock + k`, of length 1. */
  readonly keys: readonly Uint8Array[]
  readonly firstClock: number
}

/** Ids as large as Yjs's random ones: their size on the wire counts. */
export const clientOf = (writer: number): number => 4_000_000_000 + writer

export function writeScript(writer: number, keystrokes: number): Script {
  const doc = new Y.Doc()
  doc.clientID = clientOf(writer)
  const id = addNotes(doc, { blockId: 'key_activities' }, [{ text: '' }], ORIGINS)[0] ?? ''
  const setup = Y.encodeStateAsUpdate(doc)
  const text = textOf(doc, id)
  const firstClock = Y.getState(doc.store, doc.clientID)
  const keys: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => keys.push(update))
  for (let k = 0; k < keystrokes; k++)
    doc.transact(() => {
      const { length } = text
      text.insert(length, LETTERS.charAt(k % LETTERS.length))
      if (length >= FULL) text.delete(0, length)
    })
  return { client: doc.clientID, setup, keys, firstClock }
}

export function textOf(doc: Y.Doc, id: string): Y.Text {
  const note = rootMap(doc, 'notes').get(id)
  const text = note instanceof Y.Map ? note.get('text') : null
  if (!(text instanceof Y.Text)) throw new Error('a note without a text')
  return text
}
