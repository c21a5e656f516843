import { REST } from 'discord.js'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Config } from '../config.ts'
import type { Platform } from '../http/platform.ts'
import type { HttpServer } from '../http/server.ts'
import type { Log } from '../log.ts'
import { AnswerCache } from './answerCache.ts'
import { DiscordApi } from './api.ts'
import { Cooldown } from './cooldown.ts'
import { connect, createClient, listen } from './gateway.ts'
import { InteractionHandler, type Respond } from './interaction.ts'
import { answerMessage } from './mention.ts'
import { RecentIds } from './recentIds.ts'
import { keepRegistered } from './registrar.ts'
import { Running } from './running.ts'
import { createShards } from './shards.ts'
import { createWebhook } from './webhook.ts'

export interface DiscordParts {
  readonly config: Config
  readonly backgrounder: Backgrounder
  readonly log: Log
  readonly http: HttpServer
}

const DEFER_AFTER_MS = 2_000
const DRAIN_MS = 10_000

/**
 * Discord, over the gateway where there is a token, over HTTP where there is a public key, and over both where there
 * are both. Over HTTP it is mounted at once.
 * @param deferAfter milliseconds after which an answer that is not ready is announced.
 * @returns undefined where neither is set.
 */
export function createDiscord(parts: DiscordParts, deferAfter = DEFER_AFTER_MS): Platform | undefined {
  const { config, backgrounder, log, http } = parts
  const { DISCORD_TOKEN: token, DISCORD_PUBLIC_KEY: publicKey } = config
  if (!token && publicKey === undefined) return undefined
  const { DISCORD_SHARDS: shardCount } = config
  const shards = token && shardCount !== undefined ? createShards(token, shardCount, log) : undefined
  const gateway = token && !shards ? { client: createClient(config), token } : undefined
  const rest = gateway?.client.rest ?? new REST({ api: config.DISCORD_API_URL })
  if (token) rest.setToken(token.reveal())
  const running = new Running()
  const cooldown = new Cooldown(Date.now)
  const api = new DiscordApi(rest)
  const respond: Respond = (response, envelope) => api.respond(envelope, response)
  const registrar = token && keepRegistered({ rest, config, backgrounder, log })
  const cache = new AnswerCache(Date.now)
  const administrators = config.DISCORD_ADMIN_IDS
  const answering = { backgrounder, cache, log, api, cooldown, administrators }
  const handler = new InteractionHandler({
    ...answering,
    sharesByDefault: config.DISCORD_SHARE,
    afterAnswer: () => void registrar?.(),
    deferAfter,
    now: Date.now,
  })
  if (publicKey !== undefined) http.app.use(createWebhook(publicKey, handler, running))
  let endListening: (() => void) | undefined
  return {
    async start() {
      await shards?.start()
      if (!gateway) return registrar?.()
      const { client } = gateway
      const seen = new RecentIds(Date.now)
      endListening = listen(client, {
        onInteraction: (payload) => void running.track(handler.handle(payload, respond)),
        onMessage: (payload, botId) =>
          void running.track(answerMessage(payload, botId, { ...answering, seen })),
      })
      await connect(client, gateway.token, config, log)
      log.info({ shards: client.ws.shards.size }, `Connected to Discord as ${client.user?.tag ?? 'an app'}`)
      await registrar?.()
    },
    async stop() {
      endListening?.()
      await running.drain(DRAIN_MS)
      await shards?.stop()
      await gateway?.client.destroy()
    },
  }
}
