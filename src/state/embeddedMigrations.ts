import type Database from 'libsql'
import { z } from 'zod'

/*
 * Forwards only: a step that was released is never changed, a new one is added at the end. Times are in milliseconds
 * since 1970, values JSON.
 */
const STEPS = [
  `CREATE TABLE entries (
     key TEXT PRIMARY KEY, value TEXT NOT NULL, expires REAL, time_to_live REAL
   ) WITHOUT ROWID;
   CREATE INDEX entries_by_expiry ON entries (expires) WHERE expires IS NOT NULL;
   CREATE TABLE lines (
     position INTEGER PRIMARY KEY AUTOINCREMENT, log TEXT NOT NULL, at REAL NOT NULL, value TEXT NOT NULL
   );
   CREATE INDEX lines_by_log ON lines (log, position);`,
]

const row = z.object({ user_version: z.number() })

/**
 * Brings a database to what this program works with, one process at a time.
 * @throws Error where a newer program has written it.
 */
export function migrate(database: Database.Database): void {
  if (versionOf(database) === STEPS.length) return
  database.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have been at it before the transaction began.
    const version = versionOf(database)
    if (version > STEPS.length)
      throw new Error(`It was written by a newer Backgrounder: version ${version}, not ${STEPS.length}.`)
    for (const step of STEPS.slice(version)) database.exec(step)
    database.exec(`PRAGMA user_version = ${STEPS.length}`)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function versionOf(database: Database.Database): number {
  return row.parse(database.prepare('PRAGMA user_version').get()).user_version
}
