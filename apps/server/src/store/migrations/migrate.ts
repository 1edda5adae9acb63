/** Brings a database to this program's schema, one transaction a migration. */
import { sql, type Kysely } from 'kysely'
import { MIGRATIONS, type Migration } from './index.ts'

/** Rejects when the database was written by a newer version of the program, before anything is touched. */
export async function migrate(
  db: Kysely<unknown>,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await sql`create table if not exists schema_version (version integer not null)`.execute(db)
  const found = await currentVersion(db)
  const newest = migrations.at(-1)?.number ?? 0
  expectNoNewer(found, newest)
  for (const migration of migrations) {
    if (migration.number <= found) continue
    await db.transaction().execute(async (transaction) => {
      await migration.up(transaction)
      await sql`delete from schema_version`.execute(transaction)
      await sql`insert into schema_version (version) values (${migration.number})`.execute(transaction)
    })
  }
}

/** Rejects when the database is of another version than this program. */
export async function expectCurrent(db: Kysely<unknown>): Promise<void> {
  const [found, newest] = [await currentVersion(db), MIGRATIONS.at(-1)?.number ?? 0]
  expectNoNewer(found, newest)
  if (found < newest)
    throw new Error(
      `The data is of an older version of Ninefold (schema ${found}, this program has ${newest}): ` +
        'start the server of this version once first',
    )
}

function expectNoNewer(found: number, newest: number): void {
  if (found > newest)
    throw new Error(
      `The data was written by a newer version of Ninefold (schema ${found}, this program knows ${newest}): ` +
        'start that version, or restore a backup from before the upgrade',
    )
}

async function currentVersion(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(db)
  return rows[0]?.version ?? 0
}
