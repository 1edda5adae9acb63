import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createRoot } from 'react-dom/client'
import { NOTE_COUNT, noteText } from '../lib/notes.js'
import { typeTogether } from '../lib/people.js'

window.EXCALIDRAW_ASSET_PATH = '/excalidraw-assets/'
const COLUMNS = 32
/** All 500 on screen, as in the others. */
const VIEW = { zoom: { value: 0.2 }, scrollX: 60, scrollY: 500 }
const note = (i, text) => ({
  type: 'rectangle',
  id: `note${i}`,
  x: (i % COLUMNS) * 220,
  y: Math.floor(i / COLUMNS) * 220,
  width: 200,
  height: 200,
  backgroundColor: '#fff3bf',
  fillStyle: 'solid',
  roughness: 0,
  ...(text ? { label: { text, fontSize: 20 } } : {}),
})
const all = (from, to) => Array.from({ length: to - from }, (_, k) => note(from + k, noteText(from + k)))
const elements = convertToExcalidrawElements(all(0, NOTE_COUNT), { regenerateIds: false })

function onApi(api) {
  const typed = new Map()
  let added = 0
  const labels = new Map(
    elements.filter((one) => one.type === 'text').map((one) => [one.containerId, one.id]),
  )

  /** What a synchronised peer's change is to Excalidraw: the scene with that element replaced, not undoable by me. */
  function typeLetters(letters) {
    const texts = new Map()
    for (const [person, letter] of letters) {
      const text = `${(typed.get(person) ?? '').slice(-40)}${letter}`
      typed.set(person, text)
      texts.set(labels.get(`note${person * 20}`), text)
    }
    const scene = api.getSceneElementsIncludingDeleted().map((one) => {
      const text = texts.get(one.id)
      if (text === undefined) return one
      const versionNonce = Math.floor(Math.random() * 2 ** 31)
      return { ...one, text, originalText: text, version: one.version + 1, versionNonce }
    })
    api.updateScene({ elements: scene, captureUpdate: 'NEVER' })
  }

  window.peer = {
    count: () =>
      api.getAppState().isLoading
        ? 0
        : api.getSceneElements().filter((one) => one.type === 'rectangle').length,
    add() {
      const fresh = convertToExcalidrawElements([note(NOTE_COUNT + added++, '')], { regenerateIds: false })
      api.updateScene({ elements: [...api.getSceneElementsIncludingDeleted(), ...fresh] })
    },
    at: (i) => {
      const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState()
      const [x, y] = [(i % COLUMNS) * 220 + 100, Math.floor(i / COLUMNS) * 220 + 100]
      return { x: (x + scrollX) * zoom.value + offsetLeft, y: (y + scrollY) * zoom.value + offsetTop }
    },
    startTyping: (rate) => {
      window.peer.stopTyping = typeTogether(rate, (person, letter) => typeLetters([[person, letter]]))
    },
    batch: (n) => typeLetters(Array.from({ length: 5 }, (_, k) => [(n + k) % 20, 'x'])),
  }
}

createRoot(document.getElementById('app')).render(
  <div style={{ position: 'fixed', inset: 0 }}>
    <Excalidraw excalidrawAPI={onApi} initialData={{ elements, appState: VIEW }} />
  </div>,
)
