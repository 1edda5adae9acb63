/** DocumentLog over the worker. Bytes of a batch travel in one fresh buffer, which is handed over, not copied. */
import type { DocumentCommit, DocumentLog } from '../store.ts'
import type { Mutex } from '../mutex.ts'
import type { SqliteClient } from './client.ts'
import type { PackedCommit } from './messages.ts'

export function sqliteDocumentLog(client: SqliteClient, mutex: Mutex): DocumentLog {
  return {
    async create(commit) {
      const { commits, bytes } = pack([{ ...commit, epoch: 1 }])
      const [packed] = commits
      if (packed) await mutex.run(() => client.request('create', { commit: packed, bytes }, [bytes.buffer]))
    },
    load: (canvasId) => mutex.run(() => client.request('load', { canvasId })),
    commit: (unpacked) => {
      const { commits, bytes } = pack(unpacked)
      return mutex.run(() =>
        client.request('commit', { commits: JSON.stringify(commits), bytes }, [bytes.buffer]),
      )
    },
    async checkpoint(canvasId, checkpoint, keepSince) {
      await mutex.run(() => client.request('checkpoint', { canvasId, checkpoint, keepSince }))
    },
    async replace(canvasId, replacement) {
      await mutex.run(() => client.request('replace', { canvasId, replacement }))
    },
    async remove(canvasId) {
      await mutex.run(() => client.request('remove', { canvasId }))
    },
  }
}

interface Packed {
  readonly commits: PackedCommit[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * Copies all rows' bytes behind each other. Sent one by one they would each clone the whole buffer they are a view
 * of, which for a socket's read buffer is 64 KiB.
 */
function pack(commits: readonly DocumentCommit[]): Packed {
  let size = 0
  for (const { rows } of commits) for (const row of rows) size += row.bytes.length
  const bytes = new Uint8Array(size)
  let at = 0
  const packed = commits.map(({ canvasId, epoch, rows, clients, edits = [] }) => ({
    canvasId,
    epoch,
    clients,
    edits,
    rows: rows.map((row) => {
      bytes.set(row.bytes, at)
      const from = at
      at += row.bytes.length
      return { userId: row.userId, connectionId: row.connectionId, at: row.at, from, to: at }
    }),
  }))
  return { commits: packed, bytes }
}
