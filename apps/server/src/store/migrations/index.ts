/** The schema's changes in their order. A number is taken once and never changed; run by `migrate.ts` at start. */
import type { Kysely } from 'kysely'
import * as documents from './0001-documents.ts'
import * as people from './0002-people.ts'
import * as rights from './0003-rights.ts'
import * as recentRows from './0004-recent-rows.ts'
import * as measures from './0005-measures.ts'
import * as perspectives from './0006-perspectives.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  up(db: Kysely<unknown>): Promise<void>
}

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'documents', up: documents.up },
  { number: 2, name: 'people', up: people.up },
  { number: 3, name: 'rights', up: rights.up },
  { number: 4, name: 'recent-rows', up: recentRows.up },
  { number: 5, name: 'measures', up: measures.up },
  { number: 6, name: 'perspectives', up: perspectives.up },
]
