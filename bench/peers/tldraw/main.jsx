import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createRoot } from 'react-dom/client'
import { createShapeId, Tldraw, toRichText } from 'tldraw'
import 'tldraw/tldraw.css'
import { NOTE_COUNT, noteText } from '../lib/notes.js'
import { typeTogether } from '../lib/people.js'

const COLUMNS = 32
const assetUrls = getAssetUrlsByImport()
const id = (i) => createShapeId(`note${i}`)
const note = (i, text) => ({
  id: id(i),
  type: 'note',
  x: (i % COLUMNS) * 220,
  y: Math.floor(i / COLUMNS) * 220,
  props: { richText: toRichText(text) },
})

function onMount(editor) {
  editor.run(() => editor.createShapes(Array.from({ length: NOTE_COUNT }, (_, i) => note(i, noteText(i)))), {
    history: 'ignore',
  })
  editor.zoomToFit({ animation: { duration: 0 } })
  const typed = new Map()
  let added = 0

  /** What a synchronised peer's change is to tldraw: records put into the store from outside. */
  function typeLetter(person, letter) {
    const text = `${(typed.get(person) ?? '').slice(-40)}${letter}`
    typed.set(person, text)
    const shape = editor.getShape(id(person * 20))
    editor.store.mergeRemoteChanges(() => {
      editor.store.put([{ ...shape, props: { ...shape.props, richText: toRichText(text) } }])
    })
  }

  window.peer = {
    count: () => document.querySelectorAll('.tl-shape').length,
    add: () => editor.createShape(note(NOTE_COUNT + added++, '')),
    at: (i) => {
      const { x, y } = editor.pageToScreen({
        x: (i % COLUMNS) * 220 + 60,
        y: Math.floor(i / COLUMNS) * 220 + 60,
      })
      return { x, y }
    },
    edit(i) {
      editor.select(id(i))
      editor.setEditingShape(id(i))
      editor.setCurrentTool('select.editing_shape')
    },
    startTyping: (rate) => (window.peer.stopTyping = typeTogether(rate, typeLetter)),
    batch(n) {
      editor.store.mergeRemoteChanges(() => {
        for (let k = 0; k < 5; k++) typeLetter((n + k) % 20, 'x')
      })
    },
  }
}

createRoot(document.getElementById('app')).render(
  <div style={{ position: 'fixed', inset: 0 }}>
    <Tldraw onMount={onMount} assetUrls={assetUrls} />
  </div>,
)
