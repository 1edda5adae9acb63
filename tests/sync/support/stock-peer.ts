/** The unchanged client of y-websocket, as anybody's program would use it. */
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { readContent } from '@ninefold/shared/document/read-content'
import type { CanvasContent } from '@ninefold/shared'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { TestServer } from '../../support/server.ts'
import type { Identity } from './people.ts'
import { until } from './until.ts'

export class StockPeer {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly closes: number[] = []

  constructor(
    server: TestServer,
    canvasId: string,
    guest: Identity,
    doc: Y.Doc = new Y.Doc(),
    params: Readonly<Record<string, string>> = {},
  ) {
    this.doc = doc
    this.provider = new WebsocketProvider(server.socketUrl, canvasId, this.doc, {
      params: { token: guest.token, ...params },
      // Node has the browser's socket, but this is what programs on older versions use.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      // Within one process the broadcast channel would carry edits past the server.
      disableBc: true,
      maxBackoffTime: 200,
    })
    this.provider.on('connection-close', (event) => {
      if (event) this.closes.push(event.code)
    })
  }

  async synced(): Promise<this> {
    await until('the stock client is synced', () => this.provider.synced)
    return this
  }

  get content(): CanvasContent {
    return readContent(this.doc)
  }

  get noteTexts(): string[] {
    return this.content.notes.map(({ text }) => text)
  }

  addNote(text: string): string {
    const origins = { setup: null, gesture: null }
    const [id] = addNotes(this.doc, { blockId: 'key_activities' }, [{ text }], origins)
    return id as string
  }

  destroy(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}
