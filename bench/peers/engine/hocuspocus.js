/** Hocuspocus with its defaults. DATABASE=<file>: with its database extension on SQLite, queries as in its own one. */
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const extensions = []
if (process.env.DATABASE) {
  const db = new DatabaseSync(process.env.DATABASE)
  db.exec(
    'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
  )
  const select = db.prepare('SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC')
  const upsert = db.prepare(
    'INSERT INTO "documents" ("name", "data") VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  )
  extensions.push(
    new Database({
      fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void upsert.run(documentName, state),
    }),
  )
}
const server = new Server({ quiet: true, address: '127.0.0.1', port: 0, extensions })
await server.listen()
process.stdout.write(`listening on ${server.address.port}\n`)
