import { REST } from 'discord.js'
import { Asking } from '../chat/asking.ts'
import type { Delays } from '../chat/connection.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Config } from '../config.ts'
import type { Condition } from '../http/health.ts'
import type { Platform } from '../http/platform.ts'
import type { HttpServer } from '../http/server.ts'
import { CountedWarnings } from '../http/countedWarnings.ts'
import { Cooldown } from '../chat/cooldown.ts'
import { Deliveries } from '../chat/deliveries.ts'
import { feedbackStore } from '../chat/feedback.ts'
import type { Posting } from '../chat/posting.ts'
import { Running } from '../chat/running.ts'
import { Threads } from '../chat/threads.ts'
import type { Log } from '../log.ts'
import type { Painter } from '../picture/painter.ts'
import type { Secret } from '../secret.ts'
import { createBestEffort } from '../state/bestEffort.ts'
import type { State } from '../state/state.ts'
import { DiscordApi } from './api.ts'
import { Gateway } from './gateway.ts'
import { FILE_ORIGINS } from './givenMessage.ts'
import { InteractionHandler, type Transport } from './interaction.ts'
import { answerMessage, type MentionSettings } from './mention.ts'
import { DISCORD_CAPACITY } from './limits.ts'
import { Messages } from './messages.ts'
import { OwnRoles } from './ownRoles.ts'
import { createPosting } from './posting.ts'
import { Registrar } from './registrar.ts'
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

export interface Discord extends Platform {
  /** Posts to channels; without a token it cannot. */
  readonly posting: Posting | undefined
}

export interface DiscordOptions {
  /** Milliseconds after which an answer that is not ready is announced. */
  readonly deferAfter?: number
  readonly delays?: Delays
  /** Milliseconds of a clock that never goes back, by which the cooldown is counted. */
  readonly steadyNow?: () => number
  /** Where what is attached to messages stands; Discord's own hosts by default. */
  readonly fileOrigins?: readonly string[]
  /** Whether this process keeps Discord's list of commands: of many, one does. */
  readonly registers?: boolean
}

/**
 * Discord, over the gateway where there is a token, over HTTP where there is a public key, and over both where there
 * are both.
 * @returns undefined where neither is set.
 */
export function createDiscord(parts: DiscordParts, options: DiscordOptions = {}): Discord | undefined {
  const { config, log, http } = parts
  const { DISCORD_TOKEN: token, DISCORD_PUBLIC_KEY: publicKey } = config
  if (!token && publicKey === undefined) return undefined
  const rest = new REST({ api: config.DISCORD_API_URL })
  if (token) rest.setToken(token.reveal())
  const running = new Running()
  const answering = answeringParts(parts, options, rest)
  const handler = new InteractionHandler({
    ...answering,
    sharesByDefault: config.DISCORD_SHARE,
    deferAfter: options.deferAfter ?? DEFER_AFTER_MS,
    fileOrigins: options.fileOrigins ?? FILE_ORIGINS,
  })
  const inbound = token && connectionOf(token, parts, { answering, handler, running }, options.delays)
  const registrar = token && options.registers !== false ? new Registrar({ ...parts, rest }) : undefined
  return {
    name: 'discord',
    condition: () => inbound?.condition() ?? { connection: 'HTTP' },
    posting: token && createPosting(answering.api, answering.messages),
    mount() {
      if (publicKey !== undefined)
        http.app.use(createWebhook(publicKey, handler, running, new CountedWarnings(log)))
      return Promise.resolve()
    },
    async start() {
      if (inbound && !(await inbound.open())) return
      await registrar?.start()
    },
    async stop() {
      registrar?.stop()
      await inbound?.deafen()
      const givenUp = await running.settle(DRAIN_MS)
      if (givenUp > 0) log.warn(`Discord: ${givenUp} answers were given up`)
      await inbound?.close()
    },
  }
}

function answeringParts(
  { config, backgrounder, log, http, painter, state }: DiscordParts,
  { steadyNow }: DiscordOptions,
  rest: REST,
) {
  const bestEffort = createBestEffort(log)
  return {
    backgrounder,
    log,
    api: new DiscordApi(rest, log),
    messages: new Messages(painter),
    asking: new Asking({
      platform: 'discord',
      backgrounder,
      capacity: DISCORD_CAPACITY,
      cooldown: new Cooldown({
        state,
        bestEffort,
        platform: 'discord',
        ...(steadyNow && { now: steadyNow }),
      }),
      threads: new Threads({ state, bestEffort, platform: 'discord' }),
      metrics: http.metrics,
      log,
    }),
    feedback: feedbackStore(state, 'discord', () => new Date()),
    deliveries: new Deliveries({ state, bestEffort, platform: 'discord', remembered: REDELIVERED_MS }),
    ownRoles: new OwnRoles(rest, log),
    administrators: config.DISCORD_ADMIN_IDS,
  }
}

interface Answerers {
  readonly answering: MentionSettings
  readonly handler: InteractionHandler
  readonly running: Running
}

/** How interactions and messages come in, other than over HTTP. */
interface Inbound {
  /** @returns whether it is connected; false where it was closed meanwhile. */
  open(): Promise<boolean>
  /** Takes nothing more; what was taken goes on. */
  deafen(): void | Promise<void>
  close(): Promise<void>
  condition(): Condition
}

/** The connection of this very process, or those of the shards that the settings ask for. */
function connectionOf(
  token: Secret,
  { config, backgrounder, log }: DiscordParts,
  { answering, handler, running }: Answerers,
  delays: Delays | undefined,
): Inbound {
  const { DISCORD_SHARDS: shardCount } = config
  if (shardCount !== undefined) return createShards(token, shardCount, backgrounder, log)
  const transport: Transport = {
    respond: (response, envelope) => answering.api.respond(envelope, response),
    // As much as a call of the API: more than any picture has.
    carries: Infinity,
  }
  return new Gateway({
    token,
    config,
    log,
    delays,
    onInteraction: (payload) => void running.track(handler.handle(payload, transport)),
    onMessage: (payload, botId) => void running.track(answerMessage(payload, botId, answering)),
  })
}
