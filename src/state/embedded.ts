import { closeSync, openSync } from 'node:fs'
import Database from 'libsql'
import { z } from 'zod'
import { migrate } from './embeddedMigrations.ts'
import { Listeners } from './listeners.ts'
import {
  checkName,
  checkTimeToLive,
  LAST_CHARACTER,
  messageText,
  mostOf,
  parsed,
  steadyNow,
  textOf,
  type Entry,
  type Line,
  type Range,
  type State,
} from './state.ts'

export interface EmbeddedOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** How long a write waits for that of another process, in milliseconds; each takes a few. */
const PATIENCE = 2_000
const SWEEP_MILLISECONDS = 60_000
/** Rows at once: a sweep may not hold up an answer. */
const SWEPT = 500

const valueRow = z.object({ value: z.string() }).optional()
const entryRows = z.array(z.object({ key: z.string(), value: z.string() }))
const lineRows = z.array(z.object({ position: z.number(), at: z.number(), value: z.string() }))

/**
 * Opens a store in a file, which need not exist; its folder must. Several processes of one machine may have it open,
 * with topics of their own: a message reaches its own process only.
 * @throws Error where it cannot be opened, is damaged, or was written by a newer program.
 */
export function embeddedState(file: string, { now = steadyNow }: EmbeddedOptions = {}): State {
  return new EmbeddedState(file, now)
}

class EmbeddedState implements State {
  readonly #database: Database.Database
  readonly #now: () => number
  readonly #statements
  readonly #listeners = new Listeners()
  readonly #sweeping: NodeJS.Timeout
  #isOnDisk = false
  #isOpen = true

  constructor(file: string, now: () => number) {
    this.#now = now
    // Its owner's only, as are the files that SQLite puts beside it. A path that cannot be is told in plain words.
    closeSync(openSync(file, 'a', 0o600))
    this.#database = new Database(file, { timeout: PATIENCE })
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    migrate(this.#database)
    this.#statements = prepare(this.#database)
    this.#tidy(() => {
      // A clock that was set back since something was written would make it last longer than it was ever to.
      this.#statements.bound.run(this.#now(), this.#now())
    })
    this.#sweep()
    this.#sweeping = setInterval(() => {
      this.#sweep()
    }, SWEEP_MILLISECONDS).unref()
  }

  get(key: string): Promise<unknown> {
    return this.#work(() => this.#find(key))
  }

  set(key: string, value: unknown, timeToLive?: number): Promise<void> {
    return this.#work(() => {
      this.#put(key, value, timeToLive)
    })
  }

  delete(key: string): Promise<boolean> {
    return this.#work(() => {
      checkName(key)
      this.#commitTo('disk')
      const { changes } = this.#statements.delete.run(key, this.#now())
      return changes > 0
    })
  }

  setIfAbsent(key: string, value: unknown, timeToLive?: number): Promise<boolean> {
    return this.#work(() => {
      const values = this.#valuesOf(key, value, timeToLive)
      this.#commitTo(timeToLive === undefined ? 'disk' : 'system')
      return this.#statements.setIfAbsent.run(...values, this.#now()).changes > 0
    })
  }

  update(key: string, change: (before: unknown) => unknown, timeToLive?: number): Promise<unknown> {
    return this.#work(() => {
      this.#commitTo(timeToLive === undefined ? 'disk' : 'system')
      return this.#database
        .transaction(() => {
          const value = change(this.#find(key))
          if (value !== undefined) this.#put(key, value, timeToLive)
          return this.#find(key)
        })
        .immediate()
    })
  }

  list(prefix: string, range: Range<string> = {}): Promise<readonly Entry[]> {
    return this.#work(() => {
      if (prefix !== '') checkName(prefix)
      const { after = '' } = range
      const values = [prefix, prefix + LAST_CHARACTER, after, this.#now(), mostOf(range)]
      const rows = entryRows.parse(this.#statements.list.all(...values))
      return rows.map(({ key, value }) => ({ key, value: parsed(value) }))
    })
  }

  append(log: string, value: unknown): Promise<number> {
    return this.#work(() => {
      checkName(log)
      const text = textOf(value)
      this.#commitTo('disk')
      return Number(this.#statements.append.run(log, Math.floor(this.#now()), text).lastInsertRowid)
    })
  }

  read(log: string, range: Range<number> = {}): Promise<readonly Line[]> {
    return this.#work(() => {
      checkName(log)
      const rows = lineRows.parse(this.#statements.read.all(log, range.after ?? 0, mostOf(range)))
      return rows.map((line) => ({ ...line, value: parsed(line.value) }))
    })
  }

  publish(topic: string, message: unknown): Promise<void> {
    return this.#work(() => {
      checkName(topic)
      this.#listeners.tell(topic, messageText(message))
    })
  }

  subscribe(topic: string, listener: (message: unknown) => void): Promise<() => void> {
    return this.#work(() => this.#listeners.add(topic, listener))
  }

  close(): Promise<void> {
    if (this.#isOpen) this.#database.close()
    this.#isOpen = false
    clearInterval(this.#sweeping)
    this.#listeners.clear()
    return Promise.resolve()
  }

  /** The library works at once; what goes wrong is a rejection all the same. */
  #work<Result>(what: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      if (!this.#isOpen) throw new Error('The state is closed.')
      resolve(what())
    })
  }

  #find(key: string): unknown {
    checkName(key)
    const found = valueRow.parse(this.#statements.get.get(key, this.#now()))
    return found && parsed(found.value)
  }

  #put(key: string, value: unknown, timeToLive: number | undefined): void {
    const values = this.#valuesOf(key, value, timeToLive)
    if (!this.#database.inTransaction) this.#commitTo(timeToLive === undefined ? 'disk' : 'system')
    this.#statements.set.run(...values)
  }

  #valuesOf(key: string, value: unknown, timeToLive: number | undefined) {
    checkName(key)
    checkTimeToLive(timeToLive)
    const expires = timeToLive === undefined ? null : this.#now() + timeToLive
    return [key, textOf(value), expires, timeToLive ?? null] as const
  }

  /** Waiting for the disk takes milliseconds, in which nothing else goes on: only what must outlast a power cut does. */
  #commitTo(where: 'disk' | 'system'): void {
    const isOnDisk = where === 'disk'
    if (isOnDisk !== this.#isOnDisk)
      this.#database.exec(`PRAGMA synchronous = ${isOnDisk ? 'FULL' : 'NORMAL'}`)
    this.#isOnDisk = isOnDisk
  }

  /** Deletes what is over, a little at a time. */
  #sweep(): void {
    if (!this.#isOpen) return
    this.#tidy(() => {
      const { changes } = this.#statements.sweep.run(this.#now(), SWEPT)
      if (changes === SWEPT)
        setImmediate(() => {
          this.#sweep()
        })
    })
  }

  /** Does what can wait for the next time where it fails, as where another process writes without a pause. */
  #tidy(work: () => void): void {
    try {
      this.#commitTo('system')
      work()
    } catch {
      // What is over is not found all the same.
    }
  }
}

function prepare(database: Database.Database) {
  const upsert = `INSERT INTO entries (key, value, expires, time_to_live) VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE
    SET value = excluded.value, expires = excluded.expires, time_to_live = excluded.time_to_live`
  return {
    get: database.prepare('SELECT value FROM entries WHERE key = ? AND (expires IS NULL OR expires > ?)'),
    set: database.prepare(upsert),
    setIfAbsent: database.prepare(`${upsert} WHERE entries.expires <= ?`),
    delete: database.prepare('DELETE FROM entries WHERE key = ? AND (expires IS NULL OR expires > ?)'),
    list: database.prepare(
      `SELECT key, value FROM entries
       WHERE key >= ? AND key < ? AND key > ? AND (expires IS NULL OR expires > ?) ORDER BY key LIMIT ?`,
    ),
    append: database.prepare('INSERT INTO lines (log, at, value) VALUES (?, ?, ?)'),
    read: database.prepare(
      'SELECT position, at, value FROM lines WHERE log = ? AND position > ? ORDER BY position LIMIT ?',
    ),
    sweep: database.prepare(
      'DELETE FROM entries WHERE key IN (SELECT key FROM entries WHERE expires <= ? ORDER BY expires LIMIT ?)',
    ),
    bound: database.prepare('UPDATE entries SET expires = ? + time_to_live WHERE expires > ? + time_to_live'),
  }
}
