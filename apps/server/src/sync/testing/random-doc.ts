/** Documents edited at random: every kind of content Yjs can carry, as real clients would write it. For tests. */
import * as Y from 'yjs'

/** One random edit; the numbers choose what and where. */
export interface RandomEdit {
  readonly kind: number
  readonly at: number
  readonly what: number
}

/** Applies an edit and gives the update it made (none when there was nothing to do). */
export function applyRandomEdit(doc: Y.Doc, edit: RandomEdit): Uint8Array[] {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', collect)
  doc.transact(() => editAtRandom(doc, edit))
  doc.off('update', collect)
  return updates
}

const WORDS = ['a', 'Schlüssel', '\u{1f30a} wave', 'x'.repeat(300), 'مرحبا']

function editAtRandom(doc: Y.Doc, { kind, at, what }: RandomEdit): void {
  const notes = doc.getMap<unknown>('notes')
  const text = doc.getText('text')
  const list = doc.getArray<unknown>('list')
  const word = WORDS[what % WORDS.length] as string
  const place = (length: number): number => (length === 0 ? 0 : at % (length + 1))
  switch (kind % 9) {
    case 0:
      return text.insert(place(text.length), word)
    case 1:
      return deleteFrom(text, at, what)
    case 2:
      return void notes.set(`n${at % 5}`, noteOf(word))
    case 3:
      return void notes.delete(`n${at % 5}`)
    case 4:
      return typeInto(notes.get(`n${at % 5}`), at, word)
    case 5:
      return list.insert(place(list.length), [
        { deep: [word, null, undefined, 2n ** 60n, { at }] },
        what,
        -1.5,
        true,
      ])
    case 6:
      return deleteFrom(list, at, what)
    case 7:
      return list.insert(place(list.length), [
        Uint8Array.of(1, 2, what & 255),
        { bytes: Uint8Array.of(what & 255) },
      ])
    default:
      return text.format(0, Math.min(text.length, what), { bold: at % 2 === 0 })
  }
}

function noteOf(word: string): Y.Map<unknown> {
  const note = new Y.Map<unknown>()
  note.set('blockId', 'key_activities')
  note.set('text', new Y.Text(word))
  return note
}

function typeInto(note: unknown, at: number, word: string): void {
  const text: unknown = note instanceof Y.Map ? note.get('text') : undefined
  if (text instanceof Y.Text) text.insert(at % (text.length + 1), word)
}

function deleteFrom(type: Y.Text | Y.Array<unknown>, at: number, what: number): void {
  if (type.length === 0) return
  const index = at % type.length
  type.delete(index, Math.min(type.length - index, 1 + (what % 7)))
}
