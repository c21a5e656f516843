import { EventEmitter, once } from 'node:events'
import type { Server } from 'node:http'
import { GatewayOpcodes } from 'discord-api-types/v10'
import { WebSocketServer, type WebSocket } from 'ws'
import { z } from 'zod'

const packet = z.object({ op: z.enum(GatewayOpcodes), d: z.unknown() })
const identify = z.object({ token: z.string(), intents: z.int() })
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() })

export const BOT_ID = '100000000000000002'
const SESSION = 'the-session'
/** Guild members, presences and message content: an app must be allowed them. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
const HEARTBEAT_MS = 41_250

/** The gateway: hello, identify, heartbeat, resume, invalid session, dispatch. */
export class Gateway {
  readonly #token: string
  readonly #events = new EventEmitter()
  readonly #sent: { readonly s: number; readonly t: string; readonly d: unknown }[] = []
  #server: WebSocketServer | undefined
  /** In the order in which they came. */
  readonly #sockets: WebSocket[] = []
  /** The close code with which the next one to identify is turned away. */
  #refusal: number | undefined
  #forgetsSession = false
  #turnsAway = 0
  readonly history: ('identify' | 'resume' | 'heartbeat')[] = []

  constructor(token: string) {
    this.#token = token
  }

  attach(http: Server): void {
    this.#server = new WebSocketServer({ server: http })
    this.#server.on('connection', (socket) => {
      if (this.#turnsAway > 0) {
        this.#turnsAway -= 1
        socket.terminate()
        return
      }
      this.#sockets.push(socket)
      this.#send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_MS } })
      socket.on('message', (data) => {
        this.#receive(packet.parse(JSON.parse(z.instanceof(Buffer).parse(data).toString('utf8'))))
      })
    })
  }

  stop(): void {
    for (const socket of this.#server?.clients ?? []) socket.terminate()
    this.#server?.close()
  }

  get connections(): number {
    return this.#server?.clients.size ?? 0
  }

  /** Turns the next one to identify away. */
  refuse(code: number): void {
    this.#refusal = code
  }

  /** The next resume is answered with an invalid session. */
  forgetSession(): void {
    this.#forgetsSession = true
  }

  /**
   * Sends an event; it is sent again to whoever resumes without having seen it.
   * @param to which connection, counted from 0 as they came; by default the last.
   */
  dispatch(event: string, d: unknown, to?: number): void {
    const s = this.#sent.length + 1
    this.#sent.push({ s, t: event, d })
    this.#send({ op: GatewayOpcodes.Dispatch, s, t: event, d }, to)
  }

  /** Breaks the connection, without a word. */
  cut(): void {
    this.#sockets.at(-1)?.terminate()
  }

  /** So many who connect next are turned away without a word. */
  turnAway(count: number): void {
    this.#turnsAway = count
  }

  /** Asks for a heartbeat now. */
  askForHeartbeat(): void {
    this.#send({ op: GatewayOpcodes.Heartbeat, d: null })
  }

  /** Waits until the client next does something. */
  async next(what: 'identify' | 'resume' | 'heartbeat'): Promise<void> {
    await once(this.#events, what)
  }

  #receive({ op, d }: z.output<typeof packet>): void {
    if (op === GatewayOpcodes.Heartbeat) {
      this.#send({ op: GatewayOpcodes.HeartbeatAck })
      this.#note('heartbeat')
    }
    if (op === GatewayOpcodes.Identify) this.#identify(identify.parse(d))
    if (op === GatewayOpcodes.Resume) this.#resume(resume.parse(d))
  }

  #identify({ token, intents }: z.output<typeof identify>): void {
    const refusal = this.#refusal ?? (token === this.#token ? undefined : 4004)
    this.#refusal = undefined
    if (refusal !== undefined || (intents & PRIVILEGED) !== 0) {
      this.#sockets.at(-1)?.close(refusal ?? 4014)
      return
    }
    this.dispatch('READY', {
      v: 10,
      user: { id: BOT_ID, username: 'backgrounder', discriminator: '0', avatar: null, bot: true, flags: 0 },
      guilds: [],
      session_id: SESSION,
      resume_gateway_url: `ws://127.0.0.1:${this.#port}`,
      shard: [0, 1],
      application: { id: '100000000000000001', flags: 0 },
    })
    this.#note('identify')
  }

  #resume({ token, session_id, seq }: z.output<typeof resume>): void {
    if (this.#forgetsSession || token !== this.#token || session_id !== SESSION) {
      this.#forgetsSession = false
      this.#send({ op: GatewayOpcodes.InvalidSession, d: false })
      return
    }
    for (const missed of this.#sent.filter(({ s }) => s > seq))
      this.#send({ op: GatewayOpcodes.Dispatch, ...missed })
    this.dispatch('RESUMED', {})
    this.#note('resume')
  }

  get #port(): number {
    return z.object({ port: z.int() }).parse(this.#server?.address()).port
  }

  #send(data: object, to = this.#sockets.length - 1): void {
    this.#sockets[to]?.send(JSON.stringify(data))
  }

  #note(what: 'identify' | 'resume' | 'heartbeat'): void {
    this.history.push(what)
    this.#events.emit(what)
  }
}
