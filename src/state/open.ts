import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { embeddedState } from './embedded.ts'
import { lockFolder } from './folderLock.ts'
import type { State } from './state.ts'

export interface OpenOptions {
  readonly config: Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>
  readonly log: Log
  /** Whether the process is a part of a program that has the data folder already, such as a shard. */
  readonly isPart?: boolean
}

export interface OpenedState {
  readonly state: State
  /** Closes the store, and gives the data folder back. */
  close(): Promise<void>
}

/**
 * Opens what the program remembers: the database of DATABASE_URL, or else a file in DATA_DIR. A data folder belongs to
 * one program at a time, with a database too: there is more in it than the state.
 * @throws Error in one line for the operator where another program has the folder, or the store cannot be opened.
 */
export async function openState({ config, log, isPart = false }: OpenOptions): Promise<OpenedState> {
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const unlock = isPart ? () => undefined : lockFolder(config.DATA_DIR)
  try {
    const state = await openStore(config, log)
    return {
      state,
      async close() {
        await state.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openStore({ DATA_DIR, DATABASE_URL }: OpenOptions['config'], log: Log): Promise<State> {
  if (!DATABASE_URL) {
    const file = path.join(DATA_DIR, 'state.db')
    try {
      return embeddedState(file)
    } catch (cause) {
      throw new Error(`The state in ${file} cannot be opened. ${messageOf(cause)}`, { cause })
    }
  }
  // Whoever needs no server does not wait until its client is loaded.
  const { postgresState } = await import('./postgres.ts')
  try {
    return await postgresState(DATABASE_URL.reveal(), {
      warn: (err) => {
        log.warn({ err }, 'A connection to the database of DATABASE_URL was lost; it is made again.')
      },
    })
  } catch (cause) {
    throw new Error(`The database of DATABASE_URL cannot be used. ${messageOf(cause)}`, { cause })
  }
}

/** Of several addresses that a name stands for each has an error of its own. */
function messageOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(messageOf).join('; ')
  return cause instanceof Error ? cause.message : String(cause)
}
