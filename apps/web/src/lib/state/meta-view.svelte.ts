/** Title, purpose and legend of a document, read again once a frame when they change. */
import type * as Y from 'yjs'
import type { SheetMeta } from '@ninefold/shared'
import { rootMap } from '@ninefold/shared/document/layout'
import { readMeta } from '@ninefold/shared/document/read'
import { FrameBatch } from './frame.ts'

export class MetaView {
  #meta: SheetMeta = $state.raw({ title: '', purpose: '', legend: {} })

  constructor(doc: Y.Doc) {
    const read = () => (this.#meta = readMeta(doc))
    const batch = new FrameBatch(read)
    rootMap(doc, 'meta').observeDeep(() => batch.schedule())
    read()
  }

  get current(): SheetMeta {
    return this.#meta
  }
}
