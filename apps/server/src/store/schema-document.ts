/** The documents' tables: the head of each log, its rows, its checkpoints and who introduced which client id. */

export interface DocumentTables {
  doc_head: DocHeadTable
  doc_log: DocRowsTable
  doc_recent: DocRowsTable
  /** A view of the two above: all rows there are. */
  doc_rows: DocRowsTable
  doc_checkpoint: DocCheckpointTable
  doc_client: DocClientTable
}

export interface DocHeadTable {
  canvas_id: string
  /** Place of the last row in `doc_log`; where the document has rows in `doc_recent`, theirs go on from it. */
  seq: number
  /** Generation of the document; another one means that its history was replaced. */
  epoch: number
  checkpoint_seq: number
  grants_version: number
  /** Of the last event. */
  rev: number
}

export interface DocRowsTable {
  canvas_id: string
  seq: number
  user_id: string
  connection_id: string | null
  bytes: Uint8Array
  at: number
}

export interface DocCheckpointTable {
  canvas_id: string
  seq: number
  epoch: number
  state: Uint8Array
  state_vector: Uint8Array
  deletions: Uint8Array
  at: number
}

export interface DocClientTable {
  canvas_id: string
  client_id: number
  user_id: string
  epoch: number
}
