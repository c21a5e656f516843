import type { ClientBase } from 'pg'
import { z } from 'zod'

/*
 * Forwards only: a step that was released is never changed, a new one is added at the end. Everything stands in a
 * schema of its own, so that the database may serve others too. Times are in milliseconds since 1970. Values are JSON
 * as text: jsonb would refuse U+0000. The collation is that of bytes, as with the other stores.
 */
const STEPS = [
  `CREATE TABLE backgrounder.entries (
     key text COLLATE "C" PRIMARY KEY,
     value text NOT NULL,
     expires double precision,
     time_to_live double precision
   );
   CREATE INDEX entries_by_expiry ON backgrounder.entries (expires) WHERE expires IS NOT NULL;
   CREATE TABLE backgrounder.lines (
     position bigserial PRIMARY KEY,
     log text COLLATE "C" NOT NULL,
     at double precision NOT NULL,
     value text NOT NULL
   );
   CREATE INDEX lines_by_log ON backgrounder.lines (log, position);`,
]

/** Any number that no other program locks in this database. */
const LOCK = 7_026_019_451

const rows = z.object({ rows: z.array(z.object({ version: z.number() })) })

/**
 * Brings a database to what this program works with, one replica at a time.
 * @throws Error where a newer program has written it.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('BEGIN')
  try {
    // Another replica may be at it, and a step may take long.
    await client.query('SET LOCAL lock_timeout = 0')
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await client.query('CREATE SCHEMA IF NOT EXISTS backgrounder')
    await client.query('CREATE TABLE IF NOT EXISTS backgrounder.migrations (version integer PRIMARY KEY)')
    const found = rows.parse(await client.query('SELECT version FROM backgrounder.migrations'))
    const version = Math.max(0, ...found.rows.map((row) => row.version))
    if (version > STEPS.length)
      throw new Error(`It was written by a newer Backgrounder: version ${version}, not ${STEPS.length}.`)
    for (const [index, step] of STEPS.entries()) {
      if (index < version) continue
      await client.query(step)
      await client.query('INSERT INTO backgrounder.migrations (version) VALUES ($1)', [index + 1])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
