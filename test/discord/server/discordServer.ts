import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { faultOf } from '../spec.ts'
import { faultOfFiles, readBody, type Body, type UploadedFile } from './body.ts'
import { BOT_ID, Gateway } from './gateway.ts'
import { described, routes, type Route, type RouteName } from './routes.ts'

export const APPLICATION_ID = '100000000000000001'
export const TOKEN = 'a-token-of-the-tests'

/** A call to the REST API, as it came. */
export interface Call {
  readonly route: RouteName
  readonly groups: Readonly<Record<string, string>>
  readonly body: unknown
  readonly files: readonly UploadedFile[]
  /** What Discord answered. */
  readonly answer: unknown
}

interface Refusal {
  readonly status: number
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
}

const NOTHING: Body = { json: undefined, files: [] }
const NOT_FOUND: Refusal = { status: 404, body: { message: '404: Not Found', code: 0 } }

/** What a call gets instead of what it asked for. */
export type Fault =
  | Refusal
  /** The call is carried out, and the connection breaks before its answer. */
  | 'cut after'
  /** The connection breaks before anything is done. */
  | 'cut before'

interface RegisteredCommand {
  readonly id: string
  readonly name: string
  readonly type: number
}

/** The app's own role, that of another app, and one that somebody made. */
export const OWN_ROLE = '910000000000000001'
const ROLES = [
  { id: '910000000000000003', name: 'Editors' },
  { id: '910000000000000002', name: 'Weather', tags: { bot_id: '100000000000000009' } },
  { id: OWN_ROLE, name: 'Backgrounder', tags: { bot_id: BOT_ID } },
]

const command = z.looseObject({ name: z.string(), type: z.int().default(1) })

/** A message that is to stand there once, however often it is sent. */
const sentOnce = z.object({ nonce: z.string(), enforce_nonce: z.literal(true) })
const created = z.object({ id: z.string() })

/**
 * A Discord on loopback: the REST API, which holds every body to Discord's own description, and the gateway. What is
 * wrong with a body is answered with 400, as Discord does, and kept in `faults`.
 */
export class DiscordServer {
  readonly gateway = new Gateway(TOKEN)
  readonly calls: Call[] = []
  readonly faults: string[] = []
  readonly commands: RegisteredCommand[] = []
  readonly #events = new EventEmitter()
  /** Calls that somebody waited for. */
  readonly #taken = new Set<Call>()
  readonly #planned = new Map<RouteName, Fault[]>()
  /** Interactions by token: whether they were answered. */
  readonly #answered = new Set<string>()
  /** By the token of an interaction the message that answered it. */
  readonly #originals = new Map<string, string>()
  /** By channel and nonce the messages that stand there once. */
  readonly #nonces = new Map<string, string>()
  readonly #http: Server = createServer((request, response) => void this.#serve(request, response))
  #ids = 500_000_000_000_000_000n

  /** @returns the address for DISCORD_API_URL. */
  async start(): Promise<string> {
    this.gateway.attach(this.#http)
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${this.#port}/api`
  }

  async stop(): Promise<void> {
    this.gateway.stop()
    this.#http.closeAllConnections()
    await new Promise((resolve) => this.#http.close(resolve))
  }

  /** What the next calls of a route get, one each. */
  plan(route: RouteName, ...faults: Fault[]): void {
    this.#planned.set(route, [...(this.#planned.get(route) ?? []), ...faults])
  }

  /** An id that was never used. */
  newId(): string {
    this.#ids += 1n
    return String(this.#ids)
  }

  /** Waits for the next call of a route; earlier ones that nobody waited for count too. */
  async next(route: RouteName): Promise<Call> {
    const take = () => {
      const call = this.calls.find((each) => each.route === route && !this.#taken.has(each))
      if (call) this.#taken.add(call)
      return call
    }
    let call = take()
    while (!call) {
      await once(this.#events, 'call')
      call = take()
    }
    return call
  }

  get #port(): number {
    const address = this.#http.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '', 'http://localhost').pathname.replace(/^\/api\/v10/, '')
    const type = request.headers['content-type']
    const sent = type === undefined ? NOTHING : await readBody(type, await buffer(request))
    const found = find(request.method ?? '', path)
    const fault = found && this.#planned.get(found.name)?.shift()
    if (fault === 'cut before') {
      request.socket.destroy()
      return
    }
    const refusal =
      typeof fault === 'object' ? fault : this.#refusal(found, sent, request.headers.authorization)
    if (refusal || !found) {
      const { status, body: reason = {}, headers } = refusal ?? NOT_FOUND
      send(response, status, reason, headers)
      return
    }
    const { name, groups } = found
    const nonce = sentOnce.safeParse(sent.json).data?.nonce
    const repeated = nonce === undefined ? undefined : this.#nonces.get(`${groups['channel']} ${nonce}`)
    if (name === 'createMessage' && repeated !== undefined) {
      send(response, 200, { id: repeated })
      return
    }
    const answer = this.#carryOut(name, groups, sent.json)
    if (nonce !== undefined) this.#nonces.set(`${groups['channel']} ${nonce}`, created.parse(answer[1]).id)
    this.calls.push({ route: name, groups, body: sent.json, files: sent.files, answer: answer[1] })
    if (fault === 'cut after') request.socket.destroy()
    else send(response, ...answer)
    this.#events.emit('call')
  }

  /** What Discord would refuse the call with. */
  #refusal(found: Found | undefined, sent: Body, authorization: string | undefined): Refusal | undefined {
    if (!found) return NOT_FOUND
    const { name, route } = found
    if (route.isForBots && authorization !== `Bot ${TOKEN}`)
      return { status: 401, body: { message: '401: Unauthorized', code: 0 } }
    const wrong = route.schema
      ? (faultOf(route.schema(sent.json), described(sent.json)) ?? faultOfFiles(sent))
      : undefined
    if (wrong === undefined) return undefined
    this.faults.push(`${name}: ${wrong}`)
    return { status: 400, body: { message: wrong, code: 50035 } }
  }

  #carryOut(name: RouteName, groups: Readonly<Record<string, string>>, body: unknown): [number, unknown] {
    const token = groups['token'] ?? ''
    switch (name) {
      case 'gateway': {
        const limit = { total: 1000, remaining: 1000, reset_after: 1000, max_concurrency: 1 }
        return [200, { url: `ws://127.0.0.1:${this.#port}`, shards: 1, session_start_limit: limit }]
      }
      case 'application':
        return [200, { id: APPLICATION_ID }]
      case 'guildRoles':
        return [200, ROLES]
      case 'listCommands':
        return [200, this.commands]
      case 'createCommand':
        return [201, this.#store(this.newId(), body)]
      case 'changeCommand':
        return [200, this.#store(groups['id'] ?? '', body)]
      case 'deleteCommand':
        this.commands.splice(0, Infinity, ...this.commands.filter(({ id }) => id !== groups['id']))
        return [204, undefined]
      case 'callback':
        if (this.#answered.has(token))
          return [400, { message: 'Interaction has already been acknowledged.', code: 40060 }]
        this.#answered.add(token)
        return [204, undefined]
      case 'original':
        return [200, { id: this.#originalOf(token) }]
      case 'editMessage':
        return [200, { id: groups['id'] }]
      case 'editOriginal':
      case 'followUp':
      case 'createMessage':
      case 'directChannel':
        return [200, { id: this.newId() }]
    }
  }

  /** The message that answered an interaction. */
  #originalOf(token: string): string {
    const id = this.#originals.get(token) ?? this.newId()
    this.#originals.set(token, id)
    return id
  }

  /** Discord fills in what a command leaves out. */
  #store(id: string, body: unknown): RegisteredCommand {
    const at = this.commands.findIndex((each) => each.id === id)
    const given = { ...this.commands[at], ...z.looseObject({}).parse(body) }
    const added = { id, application_id: APPLICATION_ID, version: this.newId(), nsfw: false }
    const stored = { ...command.parse(given), ...added }
    if (at === -1) this.commands.push(stored)
    else this.commands[at] = stored
    return stored
  }
}

interface Found {
  readonly name: RouteName
  readonly route: Route
  readonly groups: Readonly<Record<string, string>>
}

function find(method: string, path: string): Found | undefined {
  for (const name of routeNames) {
    const route: Route = routes[name]
    const match = route.method === method ? route.path.exec(path) : null
    if (match) return { name, route, groups: match.groups ?? {} }
  }
  return undefined
}

const routeNames: readonly RouteName[] = [
  'gateway',
  'application',
  'guildRoles',
  'listCommands',
  'createCommand',
  'changeCommand',
  'deleteCommand',
  'callback',
  'editOriginal',
  'original',
  'editMessage',
  'followUp',
  'createMessage',
  'directChannel',
]

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
