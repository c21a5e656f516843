import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { createBackgrounder } from '../../../src/command/createBackgrounder.ts'
import type { Backgrounder } from '../../../src/command/backgrounder.ts'
import { reserved } from '../../../src/command/list.ts'
import { parseConfig } from '../../../src/config.ts'
import { createDiscord } from '../../../src/discord/discord.ts'
import type { Platform } from '../../../src/http/platform.ts'
import { createHttpServer } from '../../../src/http/server.ts'
import { KnowledgeStore } from '../../../src/knowledge/store.ts'
import { memoryState } from '../../../src/state/memory.ts'
import type { State } from '../../../src/state/state.ts'
import type { Painter } from '../../../src/picture/painter.ts'
import { painter } from '../../picture/sharedPainter.ts'
import { recordingLog } from '../../recordingLog.ts'
import { faultOf } from '../spec.ts'
import { faultOfFiles, readBody, type UploadedFile } from './body.ts'
import { DiscordServer, TOKEN } from './discordServer.ts'
import { callbackSchema } from './routes.ts'

export type TransportName = 'gateway' | 'HTTP'

/** The program's answer to an interaction. */
const response = z.looseObject({ type: z.int(), data: z.unknown().optional() })
export type Answer = z.output<typeof response>

/** An answer with what was uploaded beside it. */
export interface Uploaded {
  readonly answer: Answer
  readonly files: readonly UploadedFile[]
}

export interface TestApp {
  readonly discord: DiscordServer
  readonly platform: Platform
  readonly lines: ReturnType<typeof recordingLog>['lines']
  /** Delivers an interaction by the transport, and waits for its one response. */
  readonly ask: (payload: { readonly id: string }) => Promise<Answer>
  /** The same, with the files. */
  readonly upload: (payload: { readonly id: string }) => Promise<Uploaded>
  /** Delivers an interaction, and waits for nothing. */
  readonly deliver: (payload: object) => Promise<void>
  /** Sends a body to the interactions endpoint, signed unless other headers are given. */
  readonly post: (body: string, headers?: Readonly<Record<string, string>>) => ReturnType<typeof fetch>
}

export interface AppOptions {
  readonly settings?: Readonly<Record<string, string>>
  /** Puts something between the adapter and the program, such as a delay. */
  readonly around?: (backgrounder: Backgrounder) => Backgrounder
  /** By default pictures are waited for, however long that takes, and no answer is announced. */
  readonly painter?: Painter
  readonly deferAfter?: number
  /** What is remembered; by default nothing was. */
  readonly state?: State
  /** Where attachments stand. */
  readonly fileOrigins?: readonly string[]
}

const PATIENCE = 60_000

const day = new Date('2026-01-01T00:00:00Z')
let knowledge: Promise<KnowledgeStore> | undefined

/** The program with the knowledge that comes with it. */
export async function openBackgrounder(): Promise<Backgrounder> {
  knowledge ??= KnowledgeStore.open('knowledge', reserved)
  return createBackgrounder(await knowledge, () => day)
}

/** Runs work with the adapter connected to a Discord on loopback, and stops both. */
export async function withApp(
  transport: TransportName,
  options: AppOptions,
  work: (app: TestApp) => Promise<void>,
): Promise<void> {
  const discord = new DiscordServer()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { log, lines } = recordingLog()
  const config = parseConfig({
    DISCORD_API_URL: await discord.start(),
    ...(transport === 'gateway' ? { DISCORD_TOKEN: TOKEN } : { DISCORD_PUBLIC_KEY: hexOf(publicKey) }),
    ...options.settings,
  })
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  const opened = await openBackgrounder()
  const backgrounder = options.around?.(opened) ?? opened
  const parts = {
    config,
    backgrounder,
    log,
    http,
    painter: options.painter ?? painter,
    state: options.state ?? memoryState(),
  }
  const platform = createDiscord(parts, {
    deferAfter: options.deferAfter ?? PATIENCE,
    delays: { first: 1, longest: 10 },
    ...(options.fileOrigins && { fileOrigins: options.fileOrigins }),
  })
  if (!platform) throw new Error('Discord is not configured')
  try {
    await platform.mount()
    const endpoint = new URL('/discord/interactions', await http.start())
    await platform.start()
    const post: TestApp['post'] = (body, headers = signed(privateKey, body)) =>
      fetch(endpoint, { method: 'POST', body, headers })
    const { upload, deliver } = transport === 'gateway' ? overGateway(discord) : overHttp(discord, post)
    const ask: TestApp['ask'] = async (payload) => (await upload(payload)).answer
    await work({ discord, platform, lines, post, ask, upload, deliver })
  } finally {
    await platform.stop()
    await http.stop()
    await discord.stop()
  }
}

function overGateway(discord: DiscordServer): Pick<TestApp, 'upload' | 'deliver'> {
  const deliver = (payload: object) => {
    discord.gateway.dispatch('INTERACTION_CREATE', payload)
    return Promise.resolve()
  }
  return {
    deliver,
    async upload(payload) {
      await deliver(payload)
      const call = await discord.next('callback')
      if (call.groups['id'] !== payload.id) throw new Error('Another interaction was answered')
      return { answer: response.parse(call.body), files: call.files }
    },
  }
}

function overHttp(discord: DiscordServer, post: TestApp['post']): Pick<TestApp, 'upload' | 'deliver'> {
  return {
    async deliver(payload) {
      await post(JSON.stringify(payload))
    },
    async upload(payload) {
      const answer = await post(JSON.stringify(payload))
      if (answer.status !== 200) throw new Error(`The answer is ${answer.status}`)
      const bytes = Buffer.from(await answer.arrayBuffer())
      const body = await readBody(answer.headers.get('content-type') ?? '', bytes)
      const fault = faultOf(callbackSchema(body.json), body.json) ?? faultOfFiles(body)
      if (fault !== undefined) discord.faults.push(fault)
      return { answer: response.parse(body.json), files: body.files }
    },
  }
}

/** What Discord puts on a request. */
export function signed(
  key: KeyObject,
  body: string,
  timestamp = String(Math.floor(Date.now() / 1000)),
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-signature-timestamp': timestamp,
    'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), key).toString('hex'),
  }
}

function hexOf(key: KeyObject): string {
  const { x } = z.object({ x: z.string() }).parse(key.export({ format: 'jwk' }))
  return Buffer.from(x, 'base64url').toString('hex')
}
