/** The main thread's side of the SQLite worker: requests as promises. */
import { Worker } from 'node:worker_threads'
import type { Opened, OperationName, Operations, Reply, WorkerStart } from './messages.ts'

/** A request the database refused; `code` is SQLite's or Node's. */
export class StorageError extends Error {
  readonly code: string
  /** The same request may succeed later: the disk is full, or the store is closed. */
  readonly unavailable: boolean

  constructor(message: string, code: string, unavailable: boolean) {
    super(message)
    this.name = 'StorageError'
    this.code = code
    this.unavailable = unavailable
  }
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

export class SqliteClient {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #lastId = 0
  #ended: StorageError | null = null

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (reply: Reply) => this.#settle(reply))
    worker.on('error', (error) => this.#end(new StorageError(error.message, 'ERR_WORKER', true)))
    worker.on('exit', () => this.#end(new StorageError('the store is closed', 'ERR_CLOSED', true)))
  }

  /** Starts the worker; rejects with a sentence for the operator when the data directory cannot be opened. */
  static async open(dataDir: string, beside = false): Promise<SqliteClient> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { dataDir, beside } satisfies WorkerStart,
    })
    const opened = await new Promise<Opened>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    if (opened.opened) return new SqliteClient(worker)
    await worker.terminate()
    throw new Error(`Cannot open the data directory ${dataDir}: ${opened.reason}`)
  }

  request<Name extends OperationName>(
    op: Name,
    fields: Operations[Name]['takes'],
    transfer: ArrayBuffer[] = [],
  ): Promise<Operations[Name]['gives']> {
    if (this.#ended) return Promise.reject(this.#ended)
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      // The worker answers an operation with what `Operations` says it gives.
      this.#pending.set(id, { resolve: resolve, reject })
      this.#worker.postMessage({ id, op, ...fields }, transfer)
    })
  }

  async close(): Promise<void> {
    if (this.#ended) return
    const exited = new Promise((resolve) => this.#worker.once('exit', resolve))
    await this.request('close', {})
    await exited
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id)
    this.#pending.delete(reply.id)
    if ('error' in reply) {
      const { message, code, unavailable } = reply.error
      pending?.reject(new StorageError(message, code, unavailable))
    } else pending?.resolve(reply.value)
  }

  #end(error: StorageError): void {
    this.#ended ??= error
    for (const pending of this.#pending.values()) pending.reject(error)
    this.#pending.clear()
  }
}
