/**
 * Rows of the log that were committed a moment ago. A commit appends its rows here and touches nothing else: put under
 * their documents at once they would change three pages for each of them, which with 1,000 rooms was four fifths of a
 * commit's time. They are filed there later, thousands in one transaction. `doc_rows` is both, and until a document's rows
 * are filed its place in the log is counted here.
 */
import type { OpenedDatabase } from './database.ts'
import type { PackedRow } from './messages.ts'

/** Some 8 ms of the thread's time; half as many cost half as much again for each row. */
const ROWS_MAX = 4096
/** What is filed is written twice. */
const BYTES_MAX = 1024 * 1024

const SQL = {
  version: 'PRAGMA data_version',
  count:
    'SELECT canvas_id AS canvasId, max(seq) AS seq, count(*) AS rows, sum(length(bytes)) AS bytes ' +
    'FROM doc_recent GROUP BY canvas_id',
  add: 'INSERT INTO doc_recent (canvas_id, seq, user_id, connection_id, bytes, at) VALUES (?, ?, ?, ?, ?, ?)',
  file:
    'INSERT INTO doc_log (canvas_id, seq, user_id, connection_id, bytes, at) ' +
    'SELECT canvas_id, seq, user_id, connection_id, bytes, at FROM doc_recent ORDER BY canvas_id, seq',
  advance:
    'UPDATE doc_head SET seq = last.seq ' +
    'FROM (SELECT canvas_id, max(seq) AS seq FROM doc_recent GROUP BY canvas_id) AS last ' +
    'WHERE doc_head.canvas_id = last.canvas_id',
  clear: 'DELETE FROM doc_recent',
} as const

interface Counted {
  /** Place of each document's last row, where that lies here. */
  readonly last: Map<string, number>
  rows: number
  bytes: number
}

export class RecentRows {
  readonly #database: OpenedDatabase
  #counted: Counted | null = null
  #version: unknown

  constructor(database: OpenedDatabase) {
    this.#database = database
  }

  /** To be called first in a transaction that writes the log: another process may have written to it. */
  check(): void {
    const version = this.#database.prepare(SQL.version).get()?.data_version
    if (version !== this.#version) this.#counted = null
    this.#version = version
  }

  /** What was counted is not what is there: a transaction failed, or rows were erased. */
  forget(): void {
    this.#counted = null
  }

  /** Place of a document's last row; undefined when it lies in the log itself. */
  lastOf(canvasId: string): number | undefined {
    return this.#count().last.get(canvasId)
  }

  /** Appends a row at its place, which is the one behind the document's last. */
  add(canvasId: string, seq: number, { userId, connectionId, at }: PackedRow, bytes: Uint8Array): void {
    const counted = this.#count()
    this.#database.prepare(SQL.add).run(canvasId, seq, userId, connectionId, bytes, at)
    counted.last.set(canvasId, seq)
    counted.rows++
    counted.bytes += bytes.length
  }

  get areMany(): boolean {
    return this.#counted !== null && (this.#counted.rows >= ROWS_MAX || this.#counted.bytes >= BYTES_MAX)
  }

  /** Files all rows under their documents. */
  file(): void {
    if (this.#count().rows === 0) return
    this.#database.transaction(() => {
      for (const sql of [SQL.file, SQL.advance, SQL.clear]) this.#database.prepare(sql).run()
    })
    this.forget()
  }

  #count(): Counted {
    if (this.#counted) return this.#counted
    const counted: Counted = { last: new Map(), rows: 0, bytes: 0 }
    for (const row of this.#database.prepare(SQL.count).iterate()) {
      counted.last.set(row.canvasId as string, row.seq as number)
      counted.rows += row.rows as number
      counted.bytes += row.bytes as number
    }
    return (this.#counted = counted)
  }
}
