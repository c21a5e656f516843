import path from 'node:path'
import Database from 'libsql'
import { hasCode } from '../errors.ts'

/**
 * Takes a data folder for this process. The lock is the operating system's, on a file that stays: it ends with the
 * process, however that ends, so that no lock is ever left behind.
 * @returns what gives it back.
 * @throws Error in one line for the operator where another process has it.
 */
export function lockFolder(folder: string): () => void {
  const database = new Database(path.join(folder, 'lock'))
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if (!hasCode(cause, 'SQLITE_BUSY')) throw cause
    throw new Error(
      `Another Backgrounder is running with the data folder ${path.resolve(folder)}. Stop it, or give this one a DATA_DIR of its own; several that share what they remember need a DATABASE_URL and a DATA_DIR each.`,
      { cause },
    )
  }
  return () => {
    database.close()
  }
}
