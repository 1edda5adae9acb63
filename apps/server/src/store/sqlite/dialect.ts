/** Kysely over the worker: one connection, held under the store's mutex from acquire to release. */
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Mutex } from '../mutex.ts'
import { StorageError, type SqliteClient } from './client.ts'
import type { SqlValue } from './messages.ts'

export function sqliteWorkerDialect(client: SqliteClient, mutex: Mutex): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new WorkerDriver(client, mutex),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class WorkerDriver implements Driver {
  readonly #connection: WorkerConnection
  readonly #mutex: Mutex

  constructor(client: SqliteClient, mutex: Mutex) {
    this.#connection = new WorkerConnection(client)
    this.#mutex = mutex
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#mutex.lock()
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#mutex.unlock()
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // At once a writer: a reader that turns into one can be refused half-way.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch((error: unknown) => {
      // A full disk has SQLite roll back by itself; what went wrong is told by the query that met it.
      if (!(error instanceof StorageError && /no transaction is active/.test(error.message))) throw error
    })
  }

  async destroy(): Promise<void> {}
}

class WorkerConnection implements DatabaseConnection {
  readonly #client: SqliteClient

  constructor(client: SqliteClient) {
    this.#client = client
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes, lastInsertRowid } = await this.#client.request('query', {
      sql: query.sql,
      parameters: query.parameters.map(toSqlValue),
    })
    return {
      rows: rows as Row[],
      ...(changes !== null && { numAffectedRows: changes }),
      ...(lastInsertRowid !== null && { insertId: lastInsertRowid }),
    }
  }

  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('the embedded store does not stream; page through the rows')
  }
}

function toSqlValue(value: unknown): SqlValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot keep a ${typeof value}`)
}
