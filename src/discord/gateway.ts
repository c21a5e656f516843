import { Client, DiscordjsErrorCodes, Events, GatewayIntentBits } from 'discord.js'
import type { Config } from '../config.ts'
import { inTime, LATE } from '../inTime.ts'
import type { Log } from '../log.ts'
import type { Secret } from '../secret.ts'

/*
 * No privileged intent, and no more than is used: interactions come without any, and these two bring the messages
 * that mention the app and the direct ones, with their text.
 */
const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

/** Until the first shard must be ready after the login; shards after it come one every 5 s. */
const READY_WITHIN_MS = 60_000

export interface GatewayEvents {
  /** As Discord sent it. */
  readonly onInteraction: (payload: unknown) => void
  /** As Discord sent it. */
  readonly onMessage: (payload: unknown, botId: string) => void
}

/** The client; it is used for the connection and for REST, and every answer is made from what an event brings. */
export function createClient({ DISCORD_API_URL }: Config): Client {
  return new Client({
    intents: INTENTS,
    rest: { api: DISCORD_API_URL },
    // A process that shards.ts started is told its shard by discord.js itself.
    ...(process.env['SHARDS'] === undefined && { shards: 'auto' }),
  })
}

/**
 * Logs in and waits for the first shard. Connecting again, resuming and resharding are the client's.
 * @throws Error whose message is one line for the operator.
 */
export async function connect(client: Client, token: Secret, config: Config, log: Log): Promise<void> {
  logConnection(client, log)
  try {
    const loggedIn = await inTime(client.login(token.reveal()), READY_WITHIN_MS)
    if (loggedIn === LATE) throw new Error('the gateway did not become ready in time')
  } catch (error) {
    await client.destroy()
    throw new Error(loginFailure(error, config), { cause: error })
  }
}

/**
 * Hands on what arrives, as it arrives, instead of the client: the client would build its own objects of it, and an
 * oddity in them would end the program. The client looks for a handler by `t` after this listener.
 * @returns a function that ends it.
 */
export function listen(client: Client, { onInteraction, onMessage }: GatewayEvents): () => void {
  const take = (packet: { t: string; readonly d: unknown }) => {
    const { t: event, d: payload } = packet
    if (event !== 'INTERACTION_CREATE' && event !== 'MESSAGE_CREATE') return
    packet.t = `TAKEN_${event}`
    if (event === 'INTERACTION_CREATE') onInteraction(payload)
    else if (client.user) onMessage(payload, client.user.id)
  }
  client.on(Events.Raw, take)
  return () => {
    client.off(Events.Raw, take)
  }
}

function logConnection(client: Client, log: Log): void {
  client.on(Events.Error, (err) => {
    log.error({ err }, 'The Discord client failed')
  })
  client.on(Events.ShardError, (err, shard) => {
    log.warn({ err, shard }, 'The connection to the Discord gateway failed')
  })
  client.on(Events.ShardReconnecting, (shard) => {
    log.info({ shard }, 'Connecting to the Discord gateway again')
  })
  client.on(Events.ShardResume, (shard) => {
    log.info({ shard }, 'Resumed the session with Discord')
  })
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ code, shard }, 'Discord closed the connection for good; the program has to be started again')
  })
}

/** One line that says what to do. */
function loginFailure(error: unknown, { DISCORD_API_URL }: Config): string {
  const message = error instanceof Error ? error.message : String(error)
  if (isTokenRefused(error, message))
    return 'Discord refused DISCORD_TOKEN. Copy the token again from the developer portal (Bot, Reset Token).'
  if (/disallowed intent/i.test(message))
    return 'Discord refused the intents of the app: this program needs no privileged one, so the app itself is limited. See Bot, Privileged Gateway Intents in the developer portal.'
  return `Discord cannot be reached at ${DISCORD_API_URL} (DISCORD_API_URL): ${reason(error, message)}.`
}

function isTokenRefused(error: unknown, message: string): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === DiscordjsErrorCodes.TokenInvalid || /authentication failed/i.test(message)
}

/** "fetch failed" says nothing; its cause does. */
function reason(error: unknown, message: string): string {
  const cause = error instanceof Error ? error.cause : undefined
  const told = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : ''
  return (told || message).replace(/\s+/g, ' ').replace(/\.$/, '')
}
