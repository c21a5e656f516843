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
import { recordingLog } from '../../recordingLog.ts'
import { faultOf } from '../spec.ts'
import { DiscordServer, TOKEN } from './discordServer.ts'
import { callbackSchema } from './routes.ts'

export type TransportName = 'gateway' | 'HTTP'

/** The program's answer to an interaction. */
const response = z.looseObject({ type: z.int(), data: z.unknown().optional() })
export type Answer = z.output<typeof response>

export interface TestApp {
  readonly discord: DiscordServer
  readonly platform: Platform
  readonly lines: ReturnType<typeof recordingLog>['lines']
  /** Delivers an interaction by the transport, and waits for its one response. */
  readonly ask: (payload: { readonly id: string }) => Promise<Answer>
  /** Delivers an interaction, and waits for nothing. */
  readonly deliver: (payload: object) => Promise<void>
  /** Sends a body to the interactions endpoint, signed unless other headers are given. */
  readonly post: (body: string, headers?: Readonly<Record<string, string>>) => ReturnType<typeof fetch>
}

export interface AppOptions {
  readonly settings?: Readonly<Record<string, string>>
  /** Puts something between the adapter and the program, such as a delay. */
  readonly around?: (backgrounder: Backgrounder) => Backgrounder
  readonly deferAfter?: number
}

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
  const platform = createDiscord({ config, backgrounder, log, http }, options.deferAfter)
  if (!platform) throw new Error('Discord is not configured')
  try {
    const endpoint = new URL('/discord/interactions', await http.start())
    await platform.start()
    const post: TestApp['post'] = (body, headers = signed(privateKey, body)) =>
      fetch(endpoint, { method: 'POST', body, headers })
    await work({
      discord,
      platform,
      lines,
      post,
      ...(transport === 'gateway' ? overGateway(discord) : overHttp(discord, post)),
    })
  } finally {
    await platform.stop()
    await http.stop()
    await discord.stop()
  }
}

function overGateway(discord: DiscordServer): Pick<TestApp, 'ask' | 'deliver'> {
  const deliver = (payload: object) => {
    discord.gateway.dispatch('INTERACTION_CREATE', payload)
    return Promise.resolve()
  }
  return {
    deliver,
    async ask(payload) {
      await deliver(payload)
      const call = await discord.next('callback')
      if (call.groups['id'] !== payload.id) throw new Error('Another interaction was answered')
      return response.parse(call.body)
    },
  }
}

function overHttp(discord: DiscordServer, post: TestApp['post']): Pick<TestApp, 'ask' | 'deliver'> {
  return {
    async deliver(payload) {
      await post(JSON.stringify(payload))
    },
    async ask(payload) {
      const answer = await post(JSON.stringify(payload))
      if (answer.status !== 200) throw new Error(`The answer is ${answer.status}`)
      const body: unknown = await answer.json()
      const fault = faultOf(callbackSchema(body), body)
      if (fault !== undefined) discord.faults.push(fault)
      return response.parse(body)
    },
  }
}

/** What Discord puts on a request. */
export function signed(key: KeyObject, body: string): Record<string, string> {
  const timestamp = '1767225600'
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
