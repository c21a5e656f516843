import { REST, type Client } from 'discord.js'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Config } from '../config.ts'
import type { Platform } from '../http/platform.ts'
import type { HttpServer } from '../http/server.ts'
import { CountedWarnings } from '../http/countedWarnings.ts'
import { Deliveries } from '../http/deliveries.ts'
import { Running } from '../http/running.ts'
import type { Log } from '../log.ts'
import type { Painter } from '../picture/painter.ts'
import type { Secret } from '../secret.ts'
import { createBestEffort } from '../state/bestEffort.ts'
import type { State } from '../state/state.ts'
import { DiscordApi } from './api.ts'
import { Cooldown } from './cooldown.ts'
import { connect, createClient, listen } from './gateway.ts'
import { InteractionHandler, type Transport } from './interaction.ts'
import { answerMessage, type MentionSettings } from './mention.ts'
import { Messages } from './messages.ts'
import { keepRegistered } from './registrar.ts'
import { createShards } from './shards.ts'
import { createWebhook } from './webhook.ts'

export interface DiscordParts {
  readonly config: Config
  readonly backgrounder: Backgrounder
  readonly log: Log
  readonly http: HttpServer
  /** Draws the pictures of cards. It is not closed here. */
  readonly painter: Painter
  readonly state: State
}

const DEFER_AFTER_MS = 2_000
const DRAIN_MS = 10_000
/** An interaction's token lives 15 minutes; a delivery later than that cannot be answered anyway. */
const REDELIVERED_MS = 15 * 60_000

/**
 * Discord, over the gateway where there is a token, over HTTP where there is a public key, and over both where there
 * are both. Over HTTP it is mounted at once.
 * @param deferAfter milliseconds after which an answer that is not ready is announced.
 * @returns undefined where neither is set.
 */
export function createDiscord(parts: DiscordParts, deferAfter = DEFER_AFTER_MS): Platform | undefined {
  const { config, backgrounder, log, http } = parts
  const { DISCORD_TOKEN: token, DISCORD_PUBLIC_KEY: publicKey, DISCORD_SHARDS: shardCount } = config
  if (!token && publicKey === undefined) return undefined
  const client = token && shardCount === undefined ? createClient(config) : undefined
  const rest = client?.rest ?? new REST({ api: config.DISCORD_API_URL })
  if (token) rest.setToken(token.reveal())
  const register = token ? keepRegistered({ rest, config, backgrounder, log }) : () => Promise.resolve()
  const running = new Running()
  const answering = answeringParts(parts, rest)
  const handler = new InteractionHandler({
    ...answering,
    sharesByDefault: config.DISCORD_SHARE,
    afterAnswer: () => void register(),
    deferAfter,
  })
  if (publicKey !== undefined)
    http.app.use(createWebhook(publicKey, handler, running, new CountedWarnings(log)))
  const shards =
    token && shardCount !== undefined ? createShards(token, shardCount, backgrounder.store, log) : undefined
  const gateway =
    token && client ? overGateway(client, token, parts, { answering, handler, running }) : shards
  return {
    async start() {
      await gateway?.start()
      await register()
    },
    async stop() {
      await gateway?.stop()
      const givenUp = await running.settle(DRAIN_MS)
      if (givenUp > 0) log.warn(`Discord: ${givenUp} answers were given up`)
      await client?.destroy()
    },
  }
}

function answeringParts({ config, backgrounder, log, painter, state }: DiscordParts, rest: REST) {
  const bestEffort = createBestEffort(log)
  return {
    backgrounder,
    log,
    api: new DiscordApi(rest, log),
    messages: new Messages(painter),
    cooldown: new Cooldown({ state, bestEffort }),
    deliveries: new Deliveries({ state, bestEffort, platform: 'discord', remembered: REDELIVERED_MS }),
    administrators: config.DISCORD_ADMIN_IDS,
  }
}

interface Answerers {
  readonly answering: MentionSettings
  readonly handler: InteractionHandler
  readonly running: Running
}

/** The connection of this very process; when it is stopped, nothing more is taken, and what was taken goes on. */
function overGateway(
  client: Client,
  token: Secret,
  { config, log }: DiscordParts,
  { answering, handler, running }: Answerers,
): Platform {
  const transport: Transport = {
    respond: (response, envelope) => answering.api.respond(envelope, response),
    // As much as a call of the API: more than any picture has.
    carries: Infinity,
  }
  let endListening: (() => void) | undefined
  return {
    async start() {
      endListening = listen(client, {
        onInteraction: (payload) => void running.track(handler.handle(payload, transport)),
        onMessage: (payload, botId) => void running.track(answerMessage(payload, botId, answering)),
      })
      await connect(client, token, config, log)
      log.info({ shards: client.ws.shards.size }, `Connected to Discord as ${client.user?.tag ?? 'an app'}`)
    },
    stop() {
      endListening?.()
      return Promise.resolve()
    },
  }
}
