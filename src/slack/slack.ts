import { join } from 'node:path'
import { App } from '@slack/bolt'
import { WebClient, type FetchFunction, type WebClientOptions } from '@slack/web-api'
import { Asking } from '../chat/asking.ts'
import { feedbackStore } from '../chat/feedback.ts'
import { Cooldown } from '../chat/cooldown.ts'
import type { Posting } from '../chat/posting.ts'
import { Threads } from '../chat/threads.ts'
import { Connection, DELAYS, type Delays } from '../chat/connection.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Config } from '../config.ts'
import type { Condition } from '../http/health.ts'
import type { HttpServer } from '../http/server.ts'
import type { Platform } from '../http/platform.ts'
import { CountedWarnings } from '../http/countedWarnings.ts'
import { Deliveries } from '../chat/deliveries.ts'
import { Running } from '../chat/running.ts'
import type { Log } from '../log.ts'
import type { Painter } from '../picture/painter.ts'
import { createBestEffort, type BestEffort } from '../state/bestEffort.ts'
import type { State } from '../state/state.ts'
import { serveActions, serveFeedback } from './actions.ts'
import { Administrators } from './administrators.ts'
import { serveAgentThreads } from './agentThreads.ts'
import { Answers } from './answers.ts'
import { serveCommands } from './commands.ts'
import { connecting } from './connecting.ts'
import { SLACK_CAPACITY } from './message.ts'
import type { SlackContext } from './context.ts'
import { serveConversations } from './conversations.ts'
import { tell } from './failures.ts'
import { takeOverFeedback } from './feedback.ts'
import { serveHome } from './home.ts'
import { createInstalling, type Installing } from './install.ts'
import { slackLogger } from './logger.ts'
import { BOT_SCOPES, UPLOADING } from './manifest.ts'
import { addressedPictures, type Pictures } from './pictures.ts'
import { createPosting } from './posting.ts'
import { createReceiver } from './receivers.ts'
import { telling } from './replyRefused.ts'
import { slackSettings, type SlackSettings } from './settings.ts'
import { FILE_ORIGINS } from './givenMessage.ts'
import { serveForms } from './forms.ts'
import { serveAddition, serveCheck, serveLookUp, serveMessageShortcut, serveReports } from './shortcuts.ts'
import { serveUnfurling } from './unfurling.ts'
import { serveUninstalling } from './uninstalling.ts'
import { Uploads } from './uploads.ts'
import { guard } from './guard.ts'

/** Milliseconds that running answers have when the program stops. */
const PATIENCE = 8_000
/** Milliseconds after which a call that got no answer is given up, or tried again. */
const TIMEOUT = 10_000

/** Slack gives up on an event after an hour; the signature of a request is taken for five minutes. */
const REDELIVERED_MS = 60 * 60 * 1000

/** Of a call that was not answered, or with a server's failure: seven seconds in all. A 429 is waited out besides. */
const RETRIES = { retries: 3, factor: 2 }

export interface SlackOptions {
  readonly config: Config
  readonly backgrounder: Backgrounder
  readonly log: Log
  /** Its owner starts and stops it. */
  readonly http: HttpServer
  readonly painter: Painter
  /** Its owner closes it. */
  readonly state: State
  readonly now?: () => Date
  /** Milliseconds of a clock that never goes back, by which the cooldown is counted. */
  readonly steadyNow?: () => number
  /** Where the files of messages stand; Slack's own host by default. */
  readonly fileOrigins?: readonly string[]
  /** How long the words of a card wait for its picture, in milliseconds. */
  readonly patience?: number
  /** How long is waited before a call or a connection is tried again. */
  readonly delays?: Delays
}

/** The program on Slack. */
export interface Slack extends Platform {
  /** Posts to channels, once it is mounted. */
  readonly posting: Posting
}

/**
 * The program on Slack.
 * @returns undefined where nothing of Slack is set.
 * @throws ConfigError where what is set cannot work.
 */
export function createSlack(options: SlackOptions): Slack | undefined {
  const settings = slackSettings(options.config)
  return settings && new Adapter(settings, options)
}

class Adapter implements Slack {
  readonly name = 'slack'
  readonly #settings: SlackSettings
  readonly #options: SlackOptions
  readonly #running = new Running()
  readonly #stopped = new AbortController()
  readonly #connection: Connection
  #parts: Parts | undefined

  readonly posting: Posting = {
    post: (...given) => this.#mounted.posting.post(...given),
    edit: (...given) => this.#mounted.posting.edit(...given),
    answer: (...given) => this.#mounted.posting.answer(...given),
    tell: (...given) => this.#mounted.posting.tell(...given),
  }

  constructor(settings: SlackSettings, options: SlackOptions) {
    const { log, delays } = options
    this.#settings = settings
    this.#options = options
    this.#connection = new Connection({ name: 'Slack', log, delays })
  }

  async mount(): Promise<void> {
    const { config, log, http, painter, state } = this.#options
    const bestEffort = createBestEffort(log)
    const { transport, authorization } = this.#settings
    const warnings = new CountedWarnings(log)
    const logger = slackLogger(log, warnings, config.LOG_LEVEL === 'debug')
    const connection = { slackApiUrl: config.SLACK_API_URL, timeout: TIMEOUT, fetch: patientFetch }
    const clientOptions = {
      ...connection,
      fetch: telling(patientFetch, config.SLACK_API_URL),
      retryConfig: { ...RETRIES, minTimeout: this.#options.delays?.first ?? DELAYS.first },
    }
    const installing =
      authorization.kind === 'oauth'
        ? await createInstalling(authorization, config, { state, logger, log, clientOptions })
        : undefined
    const app = new App({
      receiver: createReceiver(transport, {
        logger,
        clientOptions: connection,
        http,
        warnings,
        onLost: () => void this.#connectAgain(),
      }),
      logger,
      clientOptions,
      convoStore: false,
      deferInitialization: true,
      ...(authorization.kind === 'token' && { token: authorization.botToken.reveal() }),
      ...(installing && { authorize: (source) => installing.provider.authorize(source) }),
    })
    const pictures =
      config.PUBLIC_URL === undefined
        ? new Uploads({ state, bestEffort, painter, log, connection: { ...connection, logger } })
        : addressedPictures(painter, config.PUBLIC_URL)
    await takeOverFeedback(state, join(config.DATA_DIR, 'feedback.jsonl'), log)
    this.#serve(app, pictures, installing, bestEffort)
    if (installing) http.app.use(installing.router)
    const clientOf = (team: string) => clientIn(team, app, installing, clientOptions)
    const single = { ...clientOptions, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
    const posting = createPosting({
      clientOf,
      singleOf: ({ token }) => new WebClient(token, single),
      pictures,
      delay: clientOptions.retryConfig.minTimeout,
      unsure: () => {
        http.metrics.postedUnsure('slack')
      },
    })
    this.#parts = { app, pictures, installing, posting }
  }

  async start(): Promise<void> {
    const { log } = this.#options
    const { transport } = this.#settings
    const parts = this.#mounted
    const { signal } = this.#stopped
    const isConnected =
      (await this.#connection.establish(() => this.#authorize(parts), signal)) &&
      (await this.#connection.establish(() => this.#open(parts), signal))
    if (!isConnected) return
    const way = transport.kind === 'socket' ? 'Socket Mode' : 'HTTP at /slack/events'
    const { installing } = parts
    const where = installing ? `, installed in ${installing.store.sizeAtStart} workspaces` : ''
    log.info(`Slack: connected by ${way}${where}.`)
  }

  condition(): Condition {
    return this.#connection.condition()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    if (!this.#parts) return
    const { log } = this.#options
    try {
      await this.#parts.app.stop()
    } catch (error) {
      log.warn(`Slack: the connection did not close: ${String(error)}`)
    }
    const givenUp = await this.#running.settle(PATIENCE)
    if (givenUp > 0) log.warn(`Slack: ${givenUp} answers were given up.`)
  }

  get #mounted(): Parts {
    if (!this.#parts) throw new Error('Slack is used before it is mounted')
    return this.#parts
  }

  async #authorize({ app, pictures }: Parts): Promise<void> {
    const { SLACK_API_URL: address } = this.#options.config
    const { authorization } = this.#settings
    await connecting('SLACK_BOT_TOKEN', address, async () => {
      if (authorization.kind === 'token') {
        const lacking = await this.#lackingScopes(app)
        if (lacking.includes(UPLOADING)) pictures.doWithout(authorization.botToken.reveal())
      }
      await app.init()
    })
  }

  async #open({ app }: Parts): Promise<void> {
    const { SLACK_API_URL: address } = this.#options.config
    await connecting('SLACK_APP_TOKEN', address, () => app.start())
  }

  /** Slack closes each connection after some hours; that is no outage. */
  async #connectAgain(): Promise<void> {
    const { signal } = this.#stopped
    const parts = this.#parts
    if (!parts || signal.aborted) return
    try {
      await this.#connection.establish(() => this.#open(parts), signal)
    } catch (error) {
      this.#options.log.error(error instanceof Error ? error.message : String(error))
    }
  }

  #serve(app: App, pictures: Pictures, installing: Installing | undefined, bestEffort: BestEffort): void {
    const { backgrounder, config, log, http, state, steadyNow, now = () => new Date() } = this.#options
    const administrators = new Administrators(config.SLACK_ADMIN_IDS, log)
    const remembering = { state, bestEffort, platform: 'slack' }
    const asking = new Asking({
      platform: 'slack',
      backgrounder,
      capacity: SLACK_CAPACITY,
      cooldown: new Cooldown({ ...remembering, ...(steadyNow && { now: steadyNow }) }),
      threads: new Threads(remembering),
      metrics: http.metrics,
      log,
    })
    const context: SlackContext = {
      app,
      backgrounder,
      administrators,
      answers: new Answers({
        asking,
        administrators,
        membersMayWatch: config.SLACK_WATCHERS === 'members',
        pictures,
        log,
        patience: this.#options.patience,
      }),
      feedback: feedbackStore(state, 'slack', now),
      umbrella: config.SLACK_COMMAND,
      isPublic: config.SLACK_SHARE,
      fileOrigins: this.#options.fileOrigins ?? FILE_ORIGINS,
      log,
    }
    const deliveries = new Deliveries({ ...remembering, remembered: REDELIVERED_MS })
    app.use(guard(deliveries, this.#running, log))
    app.error(async (error) => {
      await Promise.resolve(tell(log, 'Slack: a payload was not served', error))
    })
    serveCommands(context)
    serveActions(context)
    serveFeedback(context)
    serveMessageShortcut(context)
    serveCheck(context)
    serveForms(context)
    serveAddition(context)
    serveLookUp(context)
    serveReports(context)
    serveConversations(context)
    serveHome(context)
    serveUnfurling(context)
    serveAgentThreads(context)
    if (installing) serveUninstalling(context, installing.store)
  }

  /** Says at the start which scopes are lacking, rather than when a user needs them; returns them. */
  async #lackingScopes(app: App): Promise<readonly string[]> {
    const { config, log } = this.#options
    const { response_metadata } = await app.client.auth.test()
    const granted = response_metadata?.scopes
    const needed = Object.keys(BOT_SCOPES).filter(
      (scope) => scope !== UPLOADING || config.PUBLIC_URL === undefined,
    )
    const lacking = granted ? needed.filter((scope) => !granted.includes(scope)) : []
    if (lacking.length > 0)
      log.error(
        `Slack: the app lacks the scopes ${lacking.join(', ')}. Add them (npm run slack:manifest prints all), and install the app again.`,
      )
    return lacking
  }
}

/** What is mounted. */
interface Parts {
  readonly app: App
  readonly pictures: Pictures
  readonly installing: Installing | undefined
  readonly posting: Posting
}

/** The client that acts in a workspace: the app's own, or one with the workspace's token. */
async function clientIn(
  team: string,
  app: App,
  installing: Installing | undefined,
  options: WebClientOptions,
): Promise<WebClient> {
  if (!installing) return app.client
  const query = { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false }
  const { botToken } = await installing.provider.authorize(query)
  return new WebClient(botToken, options)
}

const patientFetch: FetchFunction = (url, init) =>
  fetch(url, { signal: AbortSignal.timeout(TIMEOUT), ...init })
