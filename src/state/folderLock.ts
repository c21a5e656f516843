import path from 'node:path'
import Database from 'libsql'
import { hasCode } from '../errors.ts'

/**
 * Takes a data folder for this process.
 * @returns what gives it back.
 * @throws Error in one line for the operator where another process has it.
 */
export function lockFolder(folder: string): () => void {
  const unlock = tryLock(path.join(folder, 'lock'))
  if (unlock) return unlock
  throw new Error(
    `Another Backgrounder is running with the data folder ${path.resolve(folder)}. Stop it, or give this one a DATA_DIR of its own; several that share what they remember need a DATABASE_URL and a DATA_DIR each.`,
  )
}

/**
 * Takes a lock. It is the operating system's, on a file that stays: it ends with the process, however that ends, so that
 * no lock is ever left behind.
 * @param file made where it is not there; nothing is written to it.
 * @returns what gives it back; undefined where somebody else has it.
 * @throws Error where the file cannot be opened.
 */
export function tryLock(file: string): (() => void) | undefined {
  const database = new Database(file)
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if (hasCode(cause, 'SQLITE_BUSY')) return undefined
    throw cause
  }
  return () => {
    database.close()
  }
}
