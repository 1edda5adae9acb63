/**
 * Gives a document a new history: the same content under a new epoch and a client id nobody has met. Copies that browsers
 * hold of the old one are then told apart from it (4410) instead of merged with it.
 */
import { copyDocument } from '@ninefold/shared/document/copy'
import * as Y from 'yjs'
import { SERVER_USER, type DocumentLog } from '../store/store.ts'
import { newClientId } from '../sync/client-id.ts'
import { encodeWhole } from '../sync/document.ts'
import { DurableDocument } from '../sync/durable.ts'
import type { Limits } from '@ninefold/shared'

/** Only while nobody is in the canvas. `leastEpoch` is one that no copy of it can be of. */
export async function renewHistory(
  log: DocumentLog,
  canvasId: string,
  leastEpoch: number,
  limits: Limits,
  at: number,
): Promise<void> {
  const stored = await log.load(canvasId)
  if (!stored) return
  const [old, renewed] = [new Y.Doc(), new Y.Doc()]
  new DurableDocument(stored, limits).readInto(old)
  const met = new Set([...stored.retired, ...stored.clients.map(({ clientId }) => clientId)])
  renewed.clientID = newClientId((id) => met.has(id))
  copyDocument(old, renewed)
  await log.replace(canvasId, {
    checkpoint: { ...encodeWhole(renewed), epoch: Math.max(stored.epoch + 1, leastEpoch), at },
    clients: [{ clientId: renewed.clientID, userId: SERVER_USER }],
  })
  old.destroy()
  renewed.destroy()
}
