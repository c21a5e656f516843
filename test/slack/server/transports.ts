import { createHmac } from 'node:crypto'
import { WebSocketServer, type WebSocket } from 'ws'
import { z } from 'zod'
import type { WebApi } from './webApi.ts'

/** How a payload is wrapped: over HTTP it is a form or JSON, over the socket an envelope. */
export type Kind = 'slash_commands' | 'interactive' | 'events_api'

/** What the app acknowledged a payload with. */
export interface Acknowledged {
  readonly status: number
  readonly body: unknown
}

/** Slack's side of a transport. */
export interface Sender {
  readonly name: string
  /** Settings with which the app connects to it. */
  readonly settings: Readonly<Record<string, string>>
  /** Sends a payload and waits for it to be acknowledged. */
  send(kind: Kind, payload: object, retry?: number): Promise<Acknowledged>
  stop(): Promise<void>
}

export const SIGNING_SECRET = 'a-signing-secret'

/** Headers with which Slack signs a body. */
export function signed(
  body: string,
  at: number = Date.now(),
  secret: string = SIGNING_SECRET,
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` }
}

/** The body of a payload over HTTP, and its type. */
export function bodyOf(kind: Kind, payload: object): { readonly body: string; readonly type: string } {
  const form = 'application/x-www-form-urlencoded'
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : { ...payload }
  return { body: new URLSearchParams(z.record(z.string(), z.string()).parse(fields)).toString(), type: form }
}

/** Signed requests to the app's address. */
export function httpSender(endpoint: () => URL): Sender {
  return {
    name: 'HTTP',
    settings: { SLACK_SIGNING_SECRET: SIGNING_SECRET },
    async send(kind, payload, retry) {
      const { body, type } = bodyOf(kind, payload)
      const headers = {
        'Content-Type': type,
        ...(retry !== undefined && { 'x-slack-retry-num': String(retry) }),
      }
      const response = await fetch(endpoint(), {
        method: 'POST',
        body,
        headers: { ...headers, ...signed(body) },
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : parseJson(text) }
    },
    stop: () => Promise.resolve(),
  }
}

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

/** A Socket Mode server: greets, sends envelopes, takes acknowledgements, and can ask to connect anew. */
export class SocketSender implements Sender {
  readonly name = 'Socket Mode'
  readonly settings = { SLACK_APP_TOKEN: 'xapp-one' }
  connections = 0
  turnsAway = 0
  readonly #server: WebSocketServer
  readonly #acknowledged = new Map<string, (body: unknown) => void>()
  readonly #connected = new Set<() => void>()
  #socket: WebSocket | undefined
  #envelopes = 0

  constructor(server: WebSocketServer) {
    this.#server = server
    server.on('connection', (socket) => {
      if (this.turnsAway > 0) {
        this.turnsAway -= 1
        socket.terminate()
        return
      }
      this.connections += 1
      this.#socket = socket
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }))
      socket.on('message', (data) => {
        const { envelope_id, payload } = acknowledgement.parse(
          JSON.parse(z.instanceof(Buffer).parse(data).toString()),
        )
        this.#acknowledged.get(envelope_id)?.(payload)
      })
      for (const tell of this.#connected) tell()
      this.#connected.clear()
    })
  }

  static async start(api: WebApi): Promise<SocketSender> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    api.socketUrl = () => `ws://127.0.0.1:${port}/link`
    return new SocketSender(server)
  }

  async send(kind: Kind, payload: object, retry?: number): Promise<Acknowledged> {
    this.#envelopes += 1
    const envelope_id = `envelope-${this.#envelopes}`
    const acknowledged = new Promise<unknown>((resolve) => this.#acknowledged.set(envelope_id, resolve))
    const retried = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }
    this.sendRaw(
      JSON.stringify({ type: kind, envelope_id, payload, accepts_response_payload: true, ...retried }),
    )
    const body = await acknowledged
    return { status: 200, body: isEmpty(body) ? undefined : body }
  }

  sendRaw(text: string): void {
    this.#socket?.send(text)
  }

  /** Asks the app to connect anew, as Slack does every few hours. */
  async refresh(): Promise<void> {
    const connected = new Promise<void>((resolve) => this.#connected.add(resolve))
    this.sendRaw(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    await connected
  }

  /** Breaks the connection, and turns away whoever connects before so many were. */
  async cut(turnedAway: number): Promise<void> {
    const connected = new Promise<void>((resolve) => this.#connected.add(resolve))
    this.turnsAway = turnedAway
    this.#socket?.terminate()
    await connected
  }

  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate()
    await new Promise((resolve) => {
      this.#server.close(resolve)
    })
  }
}

function isEmpty(body: unknown): boolean {
  return body === undefined || JSON.stringify(body) === '{}'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
