import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { undoScope } from '@ninefold/shared/document/layout'
import { noteText, readNotes } from '@ninefold/shared/document/read'
import { keepOthersText } from './keep-others-text.ts'
import { ORIGIN } from './origin.ts'

function setUp() {
  const mine = new Y.Doc()
  const undo = new Y.UndoManager(undoScope(mine), {
    trackedOrigins: new Set([ORIGIN.gesture]),
    captureTimeout: 0,
  })
  keepOthersText(mine, undo)
  const theirs = new Y.Doc()
  const exchange = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  }
  const [id] = addNotes(mine, { blockId: 'channels' }, [{ text: 'shop' }], ORIGIN) as [string]
  exchange()
  return { mine, theirs, undo, exchange, id }
}

const texts = (doc: Y.Doc) => readNotes(doc).map((note) => note.text)

describe('undo of "add"', () => {
  it('takes the note away again when nobody else wrote in it', () => {
    const { mine, undo } = setUp()
    undo.undo()
    expect(texts(mine)).toEqual([])
  })

  it('leaves the note to whoever has written in it since', () => {
    const { mine, theirs, undo, exchange, id } = setUp()
    noteText(theirs, id)?.insert(4, ' and web')
    exchange()
    undo.undo()
    exchange()
    expect([texts(mine), texts(theirs)]).toEqual([['shop and web'], ['shop and web']])
  })

  it('does not keep a note for letters that their writer took out again', () => {
    const { mine, theirs, undo, exchange, id } = setUp()
    noteText(theirs, id)?.insert(4, 's')
    noteText(theirs, id)?.delete(4, 1)
    exchange()
    undo.undo()
    expect(texts(mine)).toEqual([])
  })

  it('a deletion of one’s own can still be redone', () => {
    const { mine, theirs, undo, exchange, id } = setUp()
    noteText(theirs, id)?.insert(4, 's')
    exchange()
    deleteNotes(mine, [id], ORIGIN.gesture)
    undo.undo()
    expect(texts(mine)).toEqual(['shops'])
    undo.redo()
    expect(texts(mine)).toEqual([])
  })
})
