import { spawn, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { median, throughput, type Round, type Throughput } from './throughput.ts'

/*
 * How fast /actor is answered over HTTP, from payload to response, beside a bare handler that checks
 * the signature and sends a constant as long as an answer: one on the program's HTTP server, and one on node:http
 * alone. All are asked in turns, in short rounds, so that whatever else the machine does meets them all. A few actors
 * are asked for again and again, so that after the first rounds the answers are kept ones.
 */

const SERVERS = ['adapter', 'handler', 'bare'] as const
type ServerName = (typeof SERVERS)[number]

export interface DiscordMeasurement {
  readonly throughput: Readonly<Record<ServerName, Throughput>>
  /** The adapter's throughput as a part of each of the others'; the median of the rounds. */
  readonly ofHandler: number
  readonly ofBare: number
}

const CONNECTIONS = 16
const ROUNDS = 7
const NAMES = ['TTP', 'China', 'Iran', 'Russia', 'Tajikistan']

/** @param perRound interactions that each of them is sent in a round. */
export async function measureDiscord(perRound = 2_000): Promise<DiscordMeasurement> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = z.object({ x: z.string() }).parse(publicKey.export({ format: 'jwk' }))
  const hex = Buffer.from(x, 'base64url').toString('hex')
  const servers: ChildProcess[] = []
  const start = async (which: ServerName, bytes?: number): Promise<URL> => {
    const server = await startServer(which, hex, bytes)
    servers.push(server.process)
    return server.url
  }
  try {
    const adapter = await start('adapter')
    const bytes = await lengthOfAnswers(adapter, privateKey)
    const handler = await start('handler', bytes)
    const bare = await start('bare', bytes)
    const ask = async () => ({
      adapter: await round(adapter, privateKey, perRound),
      handler: await round(handler, privateKey, perRound),
      bare: await round(bare, privateKey, perRound),
    })
    await ask()
    const rounds: Record<ServerName, Round>[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) rounds.push(await ask())
    const of = (name: ServerName) => throughput(rounds.map((each) => each[name]))
    return {
      throughput: { adapter: of('adapter'), handler: of('handler'), bare: of('bare') },
      ofHandler: median(rounds.map((each) => each.handler.seconds / each.adapter.seconds)),
      ofBare: median(rounds.map((each) => each.bare.seconds / each.adapter.seconds)),
    }
  } finally {
    for (const server of servers) server.kill()
  }
}

/** Asks for each actor once. @returns how many bytes an answer has on the average. */
async function lengthOfAnswers(url: URL, key: KeyObject): Promise<number> {
  let sum = 0
  for (const name of NAMES) {
    sum += (await send(url, new Agent(), interaction(key, name))).bytes
  }
  return Math.round(sum / NAMES.length)
}

async function startServer(which: ServerName, hex: string, bytes = 0) {
  const program = fileURLToPath(new URL('discordServer.ts', import.meta.url))
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', program, which, hex, String(bytes)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (!child.stdout) throw new Error('The server has no output')
  const [address] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, 'data'))
  const url = new URL('/discord/interactions', address.toString('utf8').trim())
  return { process: child, url }
}

/** Sends so many interactions, a few at a time; they are signed before the clock starts. */
async function round(url: URL, key: KeyObject, count: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const waiting = Array.from({ length: count }, () => interaction(key))
  const times: number[] = []
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop())
        times.push((await send(url, agent, next)).time)
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  agent.destroy()
  return { seconds, times }
}

interface Signed {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

let sent = 0

/** Everybody asks once, so that nobody asks too fast. */
function interaction(key: KeyObject, actor = NAMES[sent % NAMES.length]): Signed {
  sent += 1
  const id = String(600_000_000_000_000_000n + BigInt(sent))
  const options = [{ name: 'name', type: 3, value: actor }]
  const member = { user: { id, username: 'ada' }, permissions: '0', roles: [] }
  const data = { id: '7', name: 'actor', type: 1, options }
  const body = JSON.stringify({
    id,
    application_id: '1',
    type: 2,
    token: id,
    version: 1,
    context: 0,
    member,
    data,
  })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex')
  const headers = {
    'content-type': 'application/json',
    'x-signature-timestamp': timestamp,
    'x-signature-ed25519': signature,
  }
  return { body, headers }
}

interface Received {
  /** Milliseconds until the whole response was there. */
  readonly time: number
  readonly bytes: number
}

function send(url: URL, agent: Agent, { body, headers }: Signed): Promise<Received> {
  return new Promise((resolve, reject) => {
    const begin = performance.now()
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`The answer was ${response.statusCode ?? 0}`))
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.once('end', () => {
        resolve({ time: performance.now() - begin, bytes })
      })
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { throughput: measured, ofHandler, ofBare } = await measureDiscord()
  for (const name of SERVERS) {
    const { perSecond, p99 } = measured[name]
    const numbers = `${perSecond.toFixed(0).padStart(6)} interactions/s  p99 ${p99.toFixed(1).padStart(6)} ms`
    process.stdout.write(`${name.padEnd(8)}${numbers}\n`)
  }
  process.stdout.write(`adapter / handler ${ofHandler.toFixed(2)}, adapter / bare ${ofBare.toFixed(2)}\n`)
}
