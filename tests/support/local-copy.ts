/** What a browser keeps on its device: the pages themselves, and its copy of a canvas as a later page finds it. */
import { readContent } from '@ninefold/shared/document/read-content'
import * as Y from 'yjs'
import type { CanvasPage } from './canvas-page.ts'

/** Until this browser has a whole version of the pages on the device. */
export async function readyForOffline({ page }: CanvasPage): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (!active || active.state === 'activated') return
    await new Promise((resolve) => active.addEventListener('statechange', resolve))
  })
}

/** Texts of the notes in the copy on the device: what is there when the page ends now. */
export async function textsOnDevice({ page, id }: CanvasPage): Promise<string[]> {
  const updates = await page.evaluate(async (canvasId) => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    const name = names.find((one) => one.includes(canvasId))
    if (name === undefined) return []
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('the copy cannot be read'))
      })
    const db = await asked(indexedDB.open(name))
    const kept = (await asked(db.transaction('updates').objectStore('updates').getAll())) as Uint8Array[]
    db.close()
    return kept.map((update) => [...update])
  }, id)
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, Uint8Array.from(update))
  const texts = readContent(doc).notes.map(({ text }) => text)
  doc.destroy()
  return texts
}
