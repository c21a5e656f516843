import pg from 'pg'
import type { Listeners } from './listeners.ts'

/** One for all topics: a channel's name is of 63 bytes. */
const CHANNEL = 'backgrounder_topics'
/** Between topic and message: in no topic's name. */
const BETWEEN = '\n'
const AGAIN_AFTER_MS = 1_000
const CONNECTED_WITHIN_MS = 10_000

/** The connection over which messages of all replicas arrive. */
export interface Listening {
  publish(through: pg.Pool, topic: string, text: string): Promise<void>
  /** Resolves when messages arrive. */
  ready(): Promise<void>
  close(): Promise<void>
}

/**
 * Listens until it is closed, and connects again where the connection is lost; messages in between are not heard.
 * @throws Error where the first connection fails.
 */
export async function listenTo(
  address: string,
  listeners: Listeners,
  warn: (cause: unknown) => void,
): Promise<Listening> {
  let isOpen = true
  let again: NodeJS.Timeout | undefined
  let connected = connect()
  await connected

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: address,
      connectionTimeoutMillis: CONNECTED_WITHIN_MS,
      keepAlive: true,
      application_name: 'backgrounder topics',
    })
    client.on('notification', ({ payload = '' }) => {
      const topic = payload.slice(0, payload.indexOf(BETWEEN))
      listeners.tell(topic, payload.slice(topic.length + BETWEEN.length))
    })
    // A connection that ends tells of it more than once; unheard, each would end the program.
    let isListening = false
    client.on('error', (cause) => {
      if (isListening) lost(cause)
      isListening = false
    })
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      isListening = true
      return client
    } catch (cause) {
      await client.end().catch(() => undefined)
      throw cause
    }
  }

  function lost(cause: unknown): void {
    if (!isOpen) return
    warn(cause)
    tryAgain()
  }

  /** What was told once is not told each second. */
  function tryAgain(): void {
    if (!isOpen) return
    clearTimeout(again)
    again = setTimeout(() => {
      connected = connect()
      connected.catch(tryAgain)
    }, AGAIN_AFTER_MS).unref()
  }

  return {
    async publish(pool, topic, text) {
      await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, topic + BETWEEN + text])
    },
    async ready() {
      await connected
    },
    async close() {
      isOpen = false
      clearTimeout(again)
      await connected.then((client) => client.end()).catch(() => undefined)
    },
  }
}
