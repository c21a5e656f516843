import { Client, DiscordjsErrorCodes, Events, GatewayIntentBits } from 'discord.js'
import { causeOf, Connection, Refused, type Delays } from '../chat/connection.ts'
import type { Config } from '../config.ts'
import { withDeadline, LATE } from '../withDeadline.ts'
import type { Condition } from '../http/health.ts'
import type { Log } from '../log.ts'
import type { Secret } from '../secret.ts'

/*
 * No privileged intent, and no more than is used: interactions come without any, and these two bring the messages
 * that mention the app and the direct ones, with their text.
 */
const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

/** Until the first shard must be ready after the login; shards after it come one every 5 s. */
const READY_WITHIN_MS = 60_000

export interface GatewayOptions {
  readonly token: Secret
  readonly config: Config
  readonly log: Log
  readonly delays?: Delays | undefined
  /** As Discord sent it. */
  readonly onInteraction: (payload: unknown) => void
  /** As Discord sent it. */
  readonly onMessage: (payload: unknown, botId: string) => void
}

/** The connection to Discord's gateway of this very process. Connecting again, resuming and resharding are discord.js's. */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #ended = new AbortController()
  /** By shard. */
  readonly #connections = new Map<number, Connection>()
  #client: Client | undefined
  #takes = true

  constructor(options: GatewayOptions) {
    this.#options = options
  }

  /**
   * Logs in and waits for the first shard, as often as it takes.
   * @returns whether it is connected; false where it was closed meanwhile.
   * @throws Refused where Discord does not take the token, or the app.
   */
  async open(): Promise<boolean> {
    const isOpen = await this.#connection(0).establish(() => this.#logIn(), this.#ended.signal)
    const { log } = this.#options
    const { ws, user } = this.#client ?? {}
    if (isOpen) log.info({ shards: ws?.shards.size }, `Connected to Discord as ${user?.tag ?? 'an app'}`)
    return isOpen
  }

  /** Takes nothing more; answers may still be sent. */
  deafen(): void {
    this.#takes = false
    this.#ended.abort()
  }

  async close(): Promise<void> {
    this.deafen()
    await this.#client?.destroy()
  }

  /** That of the worst of its connections. */
  condition(): Condition {
    const [first = this.#connection(0).condition(), ...rest] = [...this.#connections.values()].map(
      (connection) => connection.condition(),
    )
    return rest.reduce((worst, each) => (worst.trouble === undefined ? each : worst), first)
  }

  /** A client that failed once is not used again: it counts as destroyed and would leave its next connection open. */
  async #logIn(): Promise<void> {
    const { config, token } = this.#options
    const client = this.#createClient()
    try {
      const loggedIn = await withDeadline(client.login(token.reveal()), READY_WITHIN_MS)
      if (loggedIn === LATE) throw new Error('the gateway did not become ready in time')
      this.#client = client
      if (this.#ended.signal.aborted) await client.destroy()
    } catch (error) {
      await client.destroy()
      throw loginFailure(error, config)
    }
  }

  /** Used for the connection alone; every answer is made from what an event brings. */
  #createClient(): Client {
    const client = new Client({
      intents: INTENTS,
      rest: { api: this.#options.config.DISCORD_API_URL },
      // A process that shards.ts started is told its shard by discord.js itself.
      ...(process.env['SHARDS'] === undefined && { shards: 'auto' }),
    })
    client.on(Events.Raw, (packet: { t: string; readonly d: unknown }) => {
      this.#take(packet, client)
    })
    this.#watch(client)
    return client
  }

  /**
   * Hands on what arrives, as it arrives, instead of the client: the client would build its own objects of it, and an
   * oddity in them would end the program. The client looks for a handler by `t` after this listener.
   */
  #take(packet: { t: string; readonly d: unknown }, { user }: Client): void {
    const { t: event, d: payload } = packet
    if (event !== 'INTERACTION_CREATE' && event !== 'MESSAGE_CREATE') return
    packet.t = `TAKEN_${event}`
    const { onInteraction, onMessage } = this.#options
    if (!this.#takes) return
    if (event === 'INTERACTION_CREATE') onInteraction(payload)
    else if (user) onMessage(payload, user.id)
  }

  /** discord.js tries every half second, and each try is an event. */
  #watch(client: Client): void {
    const { log } = this.#options
    client.on(Events.Error, (err) => {
      log.error({ err }, 'The Discord client failed')
    })
    client.on(Events.ShardError, (err, shard) => {
      log.debug({ err, shard }, 'A connection to the Discord gateway failed')
    })
    client.on(Events.ShardReconnecting, (shard) => {
      const which = client.ws.shards.size > 1 ? ` of shard ${shard}` : ''
      this.#connection(shard).lost(`The connection${which} to the Discord gateway is lost.`)
    })
    const reached = (shard: number): void => {
      this.#connection(shard).reached()
    }
    client.on(Events.ShardResume, reached)
    client.on(Events.ShardReady, reached)
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      this.#connection(shard).over()
      log.error(
        { code, shard },
        'Discord closed the connection for good; the program has to be started again',
      )
    })
  }

  #connection(shard: number): Connection {
    const { log, delays } = this.#options
    const connection = this.#connections.get(shard) ?? new Connection({ name: 'Discord', log, delays })
    this.#connections.set(shard, connection)
    return connection
  }
}

/** One sentence that says what to do, or what is waited for. */
function loginFailure(error: unknown, { DISCORD_API_URL }: Config): Error {
  const message = error instanceof Error ? error.message : String(error)
  if (isTokenRefused(error, message))
    return new Refused(
      'Discord refused DISCORD_TOKEN. Copy the token again from the developer portal (Bot, Reset Token).',
    )
  if (/disallowed intent/i.test(message))
    return new Refused(
      'Discord refused the intents of the app: this program needs no privileged one, so the app itself is limited. See Bot, Privileged Gateway Intents in the developer portal.',
    )
  return new Error(
    `Discord cannot be reached at ${DISCORD_API_URL} (DISCORD_API_URL): ${causeOf(error).replace(/\.$/, '')}.`,
    { cause: error },
  )
}

function isTokenRefused(error: unknown, message: string): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === DiscordjsErrorCodes.TokenInvalid || /authentication failed/i.test(message)
}
