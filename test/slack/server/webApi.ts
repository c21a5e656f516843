import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { messageBlocks, view } from './blocks.ts'
import { Files } from './files.ts'

/** What Slack does to a call instead of serving it. */
export type Failure =
  /** It is carried out, and the connection breaks before its answer. */
  | 'cut after'
  | { readonly error: string; readonly needed?: string }
  /** At a response_url with a word for it, or another body. */
  | { readonly status: number; readonly body?: string }

/** A call of the Web API that was served, or an answer to a response_url. */
export interface Call {
  readonly method: string
  readonly token: string
  readonly body: Record<string, unknown>
}

const json = z.string().transform((text): unknown => JSON.parse(text))
const blocks = json.pipe(messageBlocks)
const openedView = json.pipe(view)
const unfurls = json.pipe(z.record(z.url(), z.strictObject({ blocks: messageBlocks })))
const flag = z.enum(['true', 'false'])
const quiet = {
  unfurl_links: flag,
  unfurl_media: flag,
  link_names: flag.optional(),
  parse: z.string().optional(),
}

/** Arguments of the methods that the app may call; an unknown one is refused. */
const METHODS: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  'auth.test': z.strictObject({}),
  'apps.connections.open': z.strictObject({}),
  'chat.postMessage': z.strictObject({
    channel: z.string().regex(/^[CDGU][A-Z0-9]+$/),
    text: z.string().min(1).max(4_000),
    thread_ts: z.string().optional(),
    blocks: blocks.optional(),
    metadata: json
      .pipe(
        z.strictObject({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.string()) }),
      )
      .optional(),
    ...z.object(quiet).partial().shape,
  }),
  'chat.update': z.strictObject({
    channel: z.string().regex(/^[CDG][A-Z0-9]+$/),
    ts: z.string().min(1),
    text: z.string().min(1).max(4_000),
    blocks: blocks.optional(),
    link_names: flag.optional(),
    parse: z.string().optional(),
  }),
  'conversations.history': z.strictObject({
    channel: z.string(),
    include_all_metadata: z.literal('true'),
    limit: z.string(),
  }),
  'conversations.replies': z.strictObject({
    channel: z.string(),
    ts: z.string(),
    include_all_metadata: z.literal('true'),
    limit: z.string(),
  }),
  'chat.postEphemeral': z.strictObject({
    channel: z.string().regex(/^[CDG][A-Z0-9]+$/),
    user: z.string().regex(/^U[A-Z0-9]+$/),
    text: z.string().min(1).max(4_000),
    thread_ts: z.string().optional(),
    blocks: blocks.optional(),
    link_names: flag.optional(),
    parse: z.string().optional(),
  }),
  'chat.unfurl': z.union([
    z.strictObject({
      unfurl_id: z.string(),
      source: z.enum(['composer', 'conversations_history']),
      unfurls,
    }),
    z.strictObject({ channel: z.string().regex(/^[CDG][A-Z0-9]+$/), ts: z.string(), unfurls }),
  ]),
  'assistant.threads.setStatus': z.strictObject({
    channel_id: z.string().regex(/^D[A-Z0-9]+$/),
    thread_ts: z.string(),
    status: z.string().min(1),
  }),
  'assistant.threads.setSuggestedPrompts': z.strictObject({
    channel_id: z.string().regex(/^D[A-Z0-9]+$/),
    thread_ts: z.string(),
    title: z.string().optional(),
    prompts: json.pipe(
      z
        .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
        .min(1)
        .max(4),
    ),
  }),
  'views.open': z.strictObject({ trigger_id: z.string(), view: openedView }),
  'views.push': z.strictObject({ trigger_id: z.string(), view: openedView }),
  'views.update': z.strictObject({ view_id: z.string(), view: openedView }),
  'views.publish': z.strictObject({ user_id: z.string(), view: openedView }),
  'users.info': z.strictObject({ user: z.string() }),
  'files.info': z.strictObject({ file: z.string().regex(/^F/) }),
  'files.getUploadURLExternal': z.strictObject({
    filename: z.string().regex(/\.png$/),
    length: z.string().regex(/^[1-9]\d*$/),
  }),
  'files.completeUploadExternal': z.strictObject({
    files: json.pipe(z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).length(1)),
  }),
  'oauth.v2.access': z.strictObject({
    code: z.string(),
    client_id: z.string(),
    client_secret: z.string(),
    redirect_uri: z.string().optional(),
  }),
}

const responseBody = z.strictObject({
  text: z.string().min(1).max(4_000),
  blocks: messageBlocks.optional(),
  response_type: z.enum(['ephemeral', 'in_channel']),
  replace_original: z.boolean(),
  thread_ts: z.string().optional(),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
  link_names: z.literal(false),
  parse: z.literal('none'),
})

const SCOPES = 'commands,chat:write,app_mentions:read,im:history,users:read,files:read,files:write'

/** Slack's Web API and its response_urls on loopback: holds every call to what Slack takes. */
export class WebApi {
  readonly calls: Call[] = []
  readonly problems: string[] = []
  /** Messages to a response_url that were not taken. */
  refusals = 0
  readonly tokens = new Map<string, { readonly team: string; readonly scopes: string }>()
  readonly administrators = new Set<string>()
  readonly files = new Files()
  /** The address that `apps.connections.open` gives. */
  socketUrl: () => string = () => ''
  /** The messages that the app has posted, the oldest first. */
  readonly #standing: { readonly channel: unknown; readonly ts: string; readonly metadata: unknown }[] = []
  readonly #failures = new Map<string, Failure[]>()
  readonly #waiting = new Set<() => void>()
  readonly #uses = new Map<string, number>()
  readonly #server: Server
  readonly #taken = new Set<Call>()
  url = ''

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response)
    })
    this.grant('xoxb-one', 'T1')
    this.grant('xapp-one', 'T1')
  }

  grant(token: string, team: string, scopes = SCOPES): void {
    this.tokens.set(token, { team, scopes })
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The next call of a method meets this failure. */
  failNext(method: string, failure: Failure): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), failure])
  }

  responseUrl(id: string): string {
    return `${this.url}/response/${id}`
  }

  /** The next call of one of the methods that nobody waited for yet. */
  async next(...methods: string[]): Promise<Call> {
    for (;;) {
      const call = this.calls.find((made) => methods.includes(made.method) && !this.#taken.has(made))
      if (call) {
        this.#taken.add(call)
        return call
      }
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk))
    const body = Buffer.concat(chunks)
    const text = body.toString('utf8')
    const path = request.url ?? ''
    if (path.startsWith('/upload/')) this.#serveUpload(path.replace('/upload/', ''), body, response)
    else if (path.startsWith('/files-pri/'))
      this.#serveFile(path, request.headers.authorization ?? '', response)
    else if (path.startsWith('/response/')) this.#serveResponse(path, text, response)
    else this.#serveMethod(path.replace('/api/', ''), request.headers.authorization ?? '', text, response)
  }

  #serveUpload(id: string, body: Buffer, response: ServerResponse): void {
    const failure = this.#failures.get('upload')?.shift()
    const isTaken = this.files.take(id, body)
    if (!isTaken) this.problems.push(`upload: ${id} is not what was announced`)
    const status =
      failure && failure !== 'cut after' && 'status' in failure ? failure.status : isTaken ? 200 : 400
    if (status === 200) this.#add({ method: 'upload', token: '', body: { id } })
    response.writeHead(status).end(`OK - ${body.length}`)
  }

  /** Slack sends whoever may not read a file to a page where they can sign in. */
  #serveFile(path: string, authorization: string, response: ServerResponse): void {
    const granted = this.tokens.get(authorization.replace(/^Bearer /, ''))
    if (!granted?.scopes.split(',').includes('files:read'))
      response.writeHead(302, { location: 'https://one.slack.example/?redir=file' }).end()
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(this.files.shared(path))
  }

  #serveResponse(path: string, text: string, response: ServerResponse): void {
    const uses = (this.#uses.get(path) ?? 0) + 1
    this.#uses.set(path, uses)
    const failure = this.#failures.get('response_url')?.shift()
    const parsed = responseBody.safeParse(JSON.parse(text))
    const isTaken = parsed.success && this.files.has(parsed.data.blocks)
    if (!isTaken && !failure)
      this.problems.push(`response_url: ${parsed.error?.message ?? 'a file that is not there'}`)
    const status =
      failure && failure !== 'cut after' && 'status' in failure
        ? failure.status
        : uses > 5
          ? 404
          : isTaken
            ? 200
            : 400
    if (parsed.success && status === 200)
      this.#add({ method: 'response_url', token: '', body: { ...parsed.data, path } })
    if (status !== 200) this.refusals += 1
    const reason = uses > 5 ? 'used_url' : 'invalid_blocks'
    const told =
      failure && failure !== 'cut after' && 'body' in failure
        ? failure.body
        : `{"ok":false,"error":"${reason}"}`
    response.writeHead(status).end(status === 200 ? 'ok' : told)
  }

  #serveMethod(method: string, authorization: string, text: string, response: ServerResponse): void {
    const answer = (body: object, status = 200, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
    }
    const { token: written, ...form } = Object.fromEntries(new URLSearchParams(text))
    const token = authorization.replace(/^Bearer /, '') || (written ?? '')
    const failure = this.#failures.get(method)?.shift()
    if (failure && failure !== 'cut after' && 'status' in failure) {
      answer({ ok: false }, failure.status, failure.status === 429 ? { 'Retry-After': '0' } : {})
      return
    }
    if (failure && failure !== 'cut after') {
      answer({ ok: false, ...failure })
      return
    }
    const known = this.tokens.get(token)
    if (!known && method !== 'oauth.v2.access') {
      answer({ ok: false, error: 'invalid_auth' })
      return
    }
    delete form['team_id']
    const parsed = METHODS[method]?.safeParse(form)
    if (!parsed?.success) {
      this.problems.push(`${method}: ${parsed?.error.message ?? 'unknown method'}`)
      answer({ ok: false, error: 'invalid_arguments' })
      return
    }
    if (!this.files.has(messageBlocks.optional().catch([]).parse(parsed.data['blocks']))) {
      this.problems.push(`${method}: a file that is not there`)
      answer({ ok: false, error: 'invalid_blocks' })
      return
    }
    this.#add({ method, token, body: parsed.data })
    const result = this.#result(method, token, parsed.data, known?.team)
    if (failure === 'cut after') {
      response.destroy()
      return
    }
    answer({ ok: true, ...result }, 200, {
      'x-oauth-scopes': known?.scopes ?? '',
    })
  }

  #result(method: string, token: string, body: Record<string, unknown>, team = 'T1'): object {
    switch (method) {
      case 'auth.test':
        return { url: 'https://one.slack.com/', team_id: team, user_id: 'UBOT', bot_id: 'BBOT' }
      case 'apps.connections.open':
        return { url: this.socketUrl() }
      case 'users.info':
        return {
          user: {
            id: body['user'],
            team_id: team,
            is_admin: typeof body['user'] === 'string' && this.administrators.has(body['user']),
            is_owner: false,
          },
        }
      case 'files.info':
        return { file: this.files.info.get(String(body['file'])) }
      case 'files.getUploadURLExternal':
        return this.files.announce(token, body, this.url)
      case 'files.completeUploadExternal':
        return this.files.complete(token, body)
      case 'oauth.v2.access':
        return this.#install(body)
      case 'chat.postMessage':
        return { ts: this.#stand(body) }
      case 'chat.update':
        return { ts: body['ts'] }
      case 'conversations.history':
      case 'conversations.replies':
        return { messages: this.#standing.filter(({ channel }) => channel === body['channel']).toReversed() }
      default:
        return { ts: '1700000000.000900', view: { id: 'V1' } }
    }
  }

  /** @returns the timestamp of a message that stands there from now on. */
  #stand({ channel, metadata }: Record<string, unknown>): string {
    const ts = `1700000000.${String(900 + this.#standing.length).padStart(6, '0')}`
    this.#standing.push({ channel, ts, metadata })
    return ts
  }

  #install({ code }: Record<string, unknown>): object {
    const team = String(code).replace(/^code-/, '')
    const token = `xoxb-${team}-secret`
    this.grant(token, team)
    return {
      app_id: 'A1',
      access_token: token,
      token_type: 'bot',
      scope: SCOPES,
      bot_user_id: `UBOT${team}`,
      team: { id: team, name: `Newsroom ${team}` },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U1' },
    }
  }

  #add(call: Call): void {
    this.calls.push(call)
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}
