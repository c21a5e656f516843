import pg from 'pg'
import { z } from 'zod'
import { Listeners } from './listeners.ts'
import { migrate } from './postgresMigrations.ts'
import { listenTo, type Listening } from './postgresListening.ts'
import {
  checkName,
  checkTimeToLive,
  LAST_CHARACTER,
  messageText,
  mostOf,
  parsed,
  textOf,
  type Entry,
  type Line,
  type Range,
  type State,
} from './state.ts'

export interface PostgresOptions {
  /** Is told of a connection that was lost; what was asked for over it has rejected. */
  readonly warn: (cause: unknown) => void
  /** Milliseconds since 1970; by default the clock of the database, which is one for all replicas. */
  readonly now?: () => number
}

const CONNECTIONS = 5
const CONNECTED_WITHIN_MS = 10_000
/** What takes longer is given up, here and by the server: an answer waits for it. */
const ANSWERED_WITHIN_MS = 10_000
/** Longer than any work waits for another's lock; a process that hangs in between holds up others no longer than that. */
const LOCKED_WITHIN_MS = 5_000
const IDLE_IN_TRANSACTION_MS = 15_000
const SWEEP_MILLISECONDS = 60_000

const values = z.array(z.object({ value: z.string() }))
const entries = z.array(z.object({ key: z.string(), value: z.string() }))
/** PostgreSQL's eight bytes come as text. */
const position = z.coerce.number().int()
const lines = z.array(z.object({ position, at: z.number(), value: z.string() }))
const positions = z.tuple([z.object({ position })])

const CLOCK = 'coalesce($1::float8, extract(epoch FROM clock_timestamp())::float8 * 1000)'
const UPSERT = `INSERT INTO backgrounder.entries AS old (key, value, expires, time_to_live)
  VALUES ($2, $3, ${CLOCK} + $4::float8, $4::float8)
  ON CONFLICT (key) DO UPDATE
  SET value = excluded.value, expires = excluded.expires, time_to_live = excluded.time_to_live`
const THERE = `(expires IS NULL OR expires > ${CLOCK})`
const GET = `SELECT value FROM backgrounder.entries WHERE key = $2 AND ${THERE}`

/**
 * Opens the store in a PostgreSQL database, which replicas share.
 * @param address such as postgres://user:password@host:5432/database.
 * @throws Error where the database cannot be reached, or was written by a newer program.
 */
export async function postgresState(address: string, options: PostgresOptions): Promise<State> {
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTED_WITHIN_MS,
    query_timeout: ANSWERED_WITHIN_MS,
    statement_timeout: ANSWERED_WITHIN_MS,
    lock_timeout: LOCKED_WITHIN_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    application_name: 'backgrounder',
  })
  // Unheard, a connection that is lost while nobody uses it would end the program.
  pool.on('error', options.warn)
  try {
    await withClient(pool, migrate)
    const listeners = new Listeners()
    const listening = await listenTo(address, listeners, options.warn)
    const state = new PostgresState(pool, listeners, listening, options)
    await state.sweep()
    return state
  } catch (error) {
    await pool.end()
    throw error
  }
}

class PostgresState implements State {
  readonly #pool: pg.Pool
  readonly #listeners: Listeners
  readonly #listening: Listening
  readonly #now: () => number | null
  readonly #sweeping: NodeJS.Timeout

  constructor(pool: pg.Pool, listeners: Listeners, listening: Listening, { warn, now }: PostgresOptions) {
    this.#pool = pool
    this.#listeners = listeners
    this.#listening = listening
    this.#now = now ?? (() => null)
    this.#sweeping = setInterval(() => {
      this.sweep().catch(warn)
    }, SWEEP_MILLISECONDS).unref()
  }

  async get(key: string): Promise<unknown> {
    checkName(key)
    return valueIn(await this.#pool.query(GET, [this.#now(), key]))
  }

  async set(key: string, value: unknown, timeToLive?: number): Promise<void> {
    await this.#pool.query(UPSERT, this.#valuesOf(key, value, timeToLive))
  }

  async delete(key: string): Promise<boolean> {
    checkName(key)
    const sql = `DELETE FROM backgrounder.entries WHERE key = $2 AND ${THERE}`
    const { rowCount } = await this.#pool.query(sql, [this.#now(), key])
    return rowCount === 1
  }

  async setIfAbsent(key: string, value: unknown, timeToLive?: number): Promise<boolean> {
    const sql = `${UPSERT} WHERE old.expires <= ${CLOCK}`
    const { rowCount } = await this.#pool.query(sql, this.#valuesOf(key, value, timeToLive))
    return rowCount === 1
  }

  async update(key: string, change: (before: unknown) => unknown, timeToLive?: number): Promise<unknown> {
    checkName(key)
    return withClient(this.#pool, (client) =>
      inTransaction(client, async () => {
        // A row that is not there yet cannot be locked; its name can.
        await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key])
        const value = change(valueIn(await client.query(GET, [this.#now(), key])))
        if (value !== undefined) await client.query(UPSERT, this.#valuesOf(key, value, timeToLive))
        return valueIn(await client.query(GET, [this.#now(), key]))
      }),
    )
  }

  async list(prefix: string, range: Range<string> = {}): Promise<readonly Entry[]> {
    if (prefix !== '') checkName(prefix)
    const sql = `SELECT key, value FROM backgrounder.entries
      WHERE key >= $2 AND key < $3 AND key > $4 AND ${THERE} ORDER BY key LIMIT $5`
    const bounds = [prefix, prefix + LAST_CHARACTER, range.after ?? '', mostOf(range)]
    const { rows } = await this.#pool.query(sql, [this.#now(), ...bounds])
    return entries.parse(rows).map(({ key, value }) => ({ key, value: parsed(value) }))
  }

  /** Those who append to a log do so one after the other, so that a reader never sees a position after a later one. */
  async append(log: string, value: unknown): Promise<number> {
    checkName(log)
    const sql = `WITH turn AS (SELECT pg_advisory_xact_lock(hashtextextended($2, 1)))
      INSERT INTO backgrounder.lines (log, at, value) SELECT $2, floor(${CLOCK}), $3 FROM turn RETURNING position`
    const { rows } = await this.#pool.query(sql, [this.#now(), log, textOf(value)])
    return positions.parse(rows)[0].position
  }

  async read(log: string, range: Range<number> = {}): Promise<readonly Line[]> {
    checkName(log)
    const sql = `SELECT position, at, value FROM backgrounder.lines
      WHERE log = $1 AND position > $2 ORDER BY position LIMIT $3`
    const { rows } = await this.#pool.query(sql, [log, range.after ?? 0, mostOf(range)])
    return lines.parse(rows).map((line) => ({ ...line, value: parsed(line.value) }))
  }

  async publish(topic: string, message: unknown): Promise<void> {
    checkName(topic)
    await this.#listening.publish(this.#pool, topic, messageText(message))
  }

  async subscribe(topic: string, listener: (message: unknown) => void): Promise<() => void> {
    await this.#listening.ready()
    return this.#listeners.add(topic, listener)
  }

  async close(): Promise<void> {
    if (this.#pool.ending) return
    clearInterval(this.#sweeping)
    this.#listeners.clear()
    await this.#listening.close()
    await this.#pool.end()
  }

  /** Deletes what is over, and lets nothing live longer from now on than it was ever to, should a clock be set back. */
  async sweep(): Promise<void> {
    await this.#pool.query(`DELETE FROM backgrounder.entries WHERE expires <= ${CLOCK}`, [this.#now()])
    await this.#pool.query(
      `UPDATE backgrounder.entries SET expires = ${CLOCK} + time_to_live WHERE expires > ${CLOCK} + time_to_live`,
      [this.#now()],
    )
  }

  #valuesOf(key: string, value: unknown, timeToLive: number | undefined) {
    checkName(key)
    checkTimeToLive(timeToLive)
    return [this.#now(), key, textOf(value), timeToLive ?? null]
  }
}

function valueIn({ rows }: pg.QueryResult): unknown {
  const [row] = values.parse(rows)
  return row && parsed(row.value)
}

async function withClient<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>) {
  const client = await pool.connect()
  // What is asked over a connection that is lost rejects; that it was lost, unheard, would end the program.
  client.on('error', isLost)
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    // Nobody knows in what state the connection is.
    client.release(true)
    throw error
  } finally {
    client.off('error', isLost)
  }
}

function isLost(): void {
  // Told by what rejects.
}

async function inTransaction<Result>(client: pg.PoolClient, work: () => Promise<Result>): Promise<Result> {
  await client.query('BEGIN')
  const result = await work()
  await client.query('COMMIT')
  return result
}
