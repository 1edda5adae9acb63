/** A large document as people make it over time: 5,000 notes, each added and then written on in nine more updates. */
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import { BLOCK_IDS } from '@ninefold/shared'
import * as Y from 'yjs'
import { clientOf, textOf } from './script.ts'

const WRITERS = 20
const UPDATES_A_NOTE = 10
const ORIGINS = { setup: null, gesture: null }
const PIECES = [
  'We ship ',
  'orders to ',
  'schools ',
  'with a ',
  'partner ',
  'who knows ',
  'the region ',
  'and its people ',
]

export interface Board {
  readonly notes: number
  /** Each writer's updates in order; no writer needs another's. */
  readonly writers: readonly {
    readonly client: number
    readonly updates: readonly Uint8Array[]
    readonly end: number
  }[]
}

export function makeBoard(notes: number): Board {
  const writers = Array.from({ length: WRITERS }, (_, writer) => {
    const doc = new Y.Doc()
    doc.clientID = clientOf(100 + writer)
    const updates: Uint8Array[] = []
    const ids: string[] = []
    let made: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => made.push(update))
    const keep = (): void => {
      // A gesture may be two transactions; it is one update here.
      updates.push(made.length === 1 ? (made[0] as Uint8Array) : Y.mergeUpdates(made))
      made = []
    }
    for (let i = 0; i < notes / WRITERS; i++) {
      const blockId = BLOCK_IDS[i % BLOCK_IDS.length] ?? 'channels'
      ids.push(...addNotes(doc, { blockId }, [{ text: 'Note ' }], ORIGINS))
      keep()
    }
    for (let turn = 0; turn < UPDATES_A_NOTE - 1; turn++)
      for (const [i, id] of ids.entries()) {
        const text = textOf(doc, id)
        text.insert(text.length, PIECES[(i + turn) % PIECES.length] ?? '')
        keep()
      }
    return { client: doc.clientID, updates, end: Y.getState(doc.store, doc.clientID) }
  })
  return { notes, writers }
}

/** What a document is that consists of `updates`: its notes, and its size as one update. */
export function measure(updates: readonly Uint8Array[]): { readonly notes: number; readonly bytes: number } {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return { notes: rootMap(doc, 'notes').size, bytes: Y.encodeStateAsUpdate(doc).length }
}
