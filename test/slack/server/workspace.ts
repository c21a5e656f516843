import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Posting } from '../../../src/chat/posting.ts'
import type { Backgrounder } from '../../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../../src/command/createBackgrounder.ts'
import { reserved } from '../../../src/command/list.ts'
import { parseConfig } from '../../../src/config.ts'
import { createHttpServer } from '../../../src/http/server.ts'
import { KnowledgeStore } from '../../../src/knowledge/store.ts'
import type { Log } from '../../../src/log.ts'
import { openState } from '../../../src/state/open.ts'
import type { State } from '../../../src/state/state.ts'
import type { Card } from '../../../src/card/card.ts'
import { createSlack, type Slack } from '../../../src/slack/slack.ts'
import { createWeb } from '../../../src/web/web.ts'
import { painter } from '../../picture/sharedPainter.ts'
import { readBlocks } from '../reading.ts'
import { messageBlocks, type MessageBlock } from './blocks.ts'
import { httpSender, SocketSender, type Acknowledged, type Sender } from './transports.ts'
import { WebApi, type Call } from './webApi.ts'

export type TransportName = 'socket' | 'http'

/** The log's lines, as a test reads them. */
export interface Lines extends Log {
  readonly lines: string[]
}

export function recordingLog(): Lines {
  const lines: string[] = []
  const record =
    (level: string) =>
    (...parts: unknown[]) => {
      const [bindings, message] = parts.length > 1 ? parts : [undefined, parts[0]]
      const error = z.object({ err: z.instanceof(Error) }).safeParse(bindings)
      lines.push(`${level} ${String(message)}${error.success ? ` ${error.data.err.message}` : ''}`)
    }
  return { lines, debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') }
}

let store: Promise<KnowledgeStore> | undefined

/** Longer than a machine that does much else takes for an upload. */
const PATIENCE = 60_000

/** Nobody has to wait for a second try. */
const SOON = { first: 1, longest: 20 }

/** Everybody in most tests is the same person; by this clock a cooldown's worth of time passes at every look. */
function leapingClock(): () => number {
  let time = 0
  return () => (time += 2_000)
}

/** The program on a made-up Slack. */
export class Workspace {
  readonly api: WebApi
  readonly sender: Sender
  readonly log: Lines
  readonly folder: string
  readonly state: State
  readonly address: URL
  readonly #platform: Slack
  readonly #stopHttp: () => Promise<void>
  /** What `/metrics` says. */
  readonly metrics: () => Promise<string>
  #ids = 0

  private constructor(parts: {
    api: WebApi
    sender: Sender
    log: Lines
    folder: string
    state: State
    address: URL
    platform: Slack
    stopHttp: () => Promise<void>
    metrics: () => Promise<string>
  }) {
    this.api = parts.api
    this.sender = parts.sender
    this.log = parts.log
    this.folder = parts.folder
    this.state = parts.state
    this.address = parts.address
    this.#platform = parts.platform
    this.#stopHttp = parts.stopHttp
    this.metrics = parts.metrics
  }

  static async open(
    transport: TransportName,
    settings: Readonly<Record<string, string>> = {},
    prepare: (api: WebApi) => void = () => undefined,
    patience = PATIENCE,
    steadyNow: () => number = leapingClock(),
    program?: Backgrounder,
  ): Promise<Workspace> {
    const api = new WebApi()
    await api.start()
    prepare(api)
    const log = recordingLog()
    const folder = await mkdtemp(join(tmpdir(), 'backgrounder-slack-'))
    const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
    let address = new URL('http://127.0.0.1/')
    const sender =
      transport === 'socket'
        ? await SocketSender.start(api)
        : httpSender(() => new URL('/slack/events', address))
    store ??= KnowledgeStore.open('knowledge', reserved)
    const config = parseConfig({
      SLACK_BOT_TOKEN: 'xoxb-one',
      SLACK_API_URL: `${api.url}/api/`,
      DATA_DIR: settings['DATA_DIR'] ?? folder,
      ...sender.settings,
      ...settings,
    })
    const backgrounder = program ?? createBackgrounder(await store, () => new Date('2026-11-24'))
    // A part of a program: tests open a folder again that is still open.
    const opened = await openState({ config, log, isPart: true })
    const { state } = opened
    const platform = createSlack({
      config,
      backgrounder,
      log,
      http,
      painter,
      state,
      patience,
      delays: SOON,
      steadyNow,
      fileOrigins: [api.url],
    })
    if (!platform) throw new Error('Nothing of Slack is set')
    const web = createWeb({ config, backgrounder, log, http, painter })
    const stopHttp = async () => {
      await web.stop()
      await http.stop()
      await opened.close()
    }
    const metrics = () => http.metrics.text()
    const parts = { api, sender, log, folder, state, platform, stopHttp, metrics }
    try {
      // The page serves the pictures that have a public address. Like the program, before what the platforms have.
      if (config.PUBLIC_URL !== undefined) await web.mount()
      await platform.mount()
      address = await http.start()
      await platform.start()
    } catch (error) {
      await new Workspace({ ...parts, address }).close()
      throw error
    }
    return new Workspace({ ...parts, address })
  }

  stop(): Promise<void> {
    return this.#platform.stop()
  }

  async close(): Promise<void> {
    await this.#platform.stop()
    await this.#stopHttp()
    await this.sender.stop()
    await this.api.stop()
    await rm(this.folder, { recursive: true, force: true })
  }

  get posting(): Posting {
    return this.#platform.posting
  }

  /** Posts a card that nobody has asked for. */
  async post(channel: string, card: Card): Promise<void> {
    await this.#platform.posting.post({ platform: 'slack', community: 'T1', channel }, card)
  }

  /** An id that no payload had before. */
  id(prefix: string): string {
    this.#ids += 1
    return `${prefix}${this.#ids}`
  }

  command(command: string, text = '', more: Record<string, string> = {}): Promise<Acknowledged> {
    return this.sender.send('slash_commands', {
      command,
      text,
      user_id: 'U1',
      user_name: 'ada',
      team_id: 'T1',
      team_domain: 'one',
      channel_id: 'C1',
      channel_name: 'news',
      api_app_id: 'A1',
      trigger_id: this.id('trigger-'),
      response_url: this.api.responseUrl(this.id('R')),
      ...more,
    })
  }

  /** A press in a message that only its reader sees, unless more says otherwise. */
  press(action: object, more: object = {}): Promise<Acknowledged> {
    return this.interact({
      type: 'block_actions',
      container: { type: 'message', message_ts: '1700000000.000100', channel_id: 'C1', is_ephemeral: true },
      channel: { id: 'C1', name: 'news' },
      response_url: this.api.responseUrl(this.id('R')),
      actions: [{ type: 'button', block_id: 'B1', action_ts: '1', ...action }],
      ...more,
    })
  }

  interact(payload: object): Promise<Acknowledged> {
    return this.sender.send('interactive', {
      user: { id: 'U1', username: 'ada', team_id: 'T1' },
      team: { id: 'T1', domain: 'one' },
      api_app_id: 'A1',
      token: 'x',
      trigger_id: this.id('trigger-'),
      ...payload,
    })
  }

  event(event: object, more: object = {}, retry?: number): Promise<Acknowledged> {
    const payload = {
      type: 'event_callback',
      team_id: 'T1',
      api_app_id: 'A1',
      event_id: this.id('Ev'),
      event_time: 1_700_000_000,
      authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
      event,
      ...more,
    }
    return this.sender.send('events_api', payload, retry)
  }

  /** The next answer at a response_url. */
  answer(): Promise<Answer> {
    return this.api.next('response_url').then(answerOf)
  }

  /** The next message that the app posts. */
  posted(): Promise<Answer> {
    return this.api.next('chat.postMessage').then(answerOf)
  }
}

export interface Answer {
  readonly body: Record<string, unknown>
  /** What a reader sees. */
  readonly plain: string
  /** Its picture. */
  readonly image: Extract<MessageBlock, { type: 'image' }> | undefined
  /** Its buttons and menus, by their ids. */
  readonly actions: ReadonlyMap<string, Record<string, unknown>>
}

export function answerOf({ body }: Call): Answer {
  const blocks = messageBlocks.optional().parse(body['blocks']) ?? []
  const image = blocks.find((block) => block.type === 'image')
  return { body, plain: readBlocks(blocks).plain, image, actions: actionsIn(blocks) }
}

/** The elements of blocks that can be acted on, by their ids. */
export function actionsIn(blocks: unknown): Map<string, Record<string, unknown>> {
  const found = new Map<string, Record<string, unknown>>()
  const visit = (node: unknown): void => {
    const parsed = z.record(z.string(), z.unknown()).safeParse(node)
    if (Array.isArray(node)) node.forEach(visit)
    else if (parsed.success) {
      const { action_id } = parsed.data
      if (typeof action_id === 'string') found.set(action_id, parsed.data)
      Object.values(parsed.data).forEach(visit)
    }
  }
  visit(blocks)
  return found
}
