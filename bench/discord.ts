import { spawn, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/*
 * How fast /actor is answered over HTTP, from payload to response, beside a bare handler that checks the signature
 * and sends a constant. Both are asked in turns, in short rounds, so that whatever else the machine does meets both.
 */

export interface Throughput {
  readonly perSecond: number
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99: number
}

export interface DiscordMeasurement {
  readonly adapter: Throughput
  readonly bare: Throughput
  /** The adapter's throughput as a part of the bare handler's; the median of the rounds. */
  readonly ratio: number
}

const CONNECTIONS = 16
const ROUNDS = 7
const NAMES = ['TTP', 'Pakistan', 'Afghan Taliban', 'India', 'China']

/** @param perRound interactions that each of the two is sent in a round. */
export async function measureDiscord(perRound = 2_000): Promise<DiscordMeasurement> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = z.object({ x: z.string() }).parse(publicKey.export({ format: 'jwk' }))
  const hex = Buffer.from(x, 'base64url').toString('hex')
  const adapter = await startServer('adapter', hex)
  const agent = new Agent()
  const { bytes } = await send(adapter.url, agent, interaction(privateKey))
  const bare = await startServer('bare', hex, String(bytes))
  try {
    await round(adapter.url, privateKey, perRound)
    await round(bare.url, privateKey, perRound)
    const rounds: { adapter: Round; bare: Round }[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const first = await round(bare.url, privateKey, perRound)
      rounds.push({ adapter: await round(adapter.url, privateKey, perRound), bare: first })
    }
    return {
      adapter: throughput(rounds.map((each) => each.adapter)),
      bare: throughput(rounds.map((each) => each.bare)),
      ratio: median(rounds.map((each) => each.bare.seconds / each.adapter.seconds)),
    }
  } finally {
    adapter.process.kill()
    bare.process.kill()
  }
}

interface Round {
  readonly seconds: number
  readonly times: readonly number[]
}

async function startServer(which: 'adapter' | 'bare', hex: string, bytes = '0') {
  const program = fileURLToPath(new URL('discordServer.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', program, which, hex, bytes], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
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
function interaction(key: KeyObject): Signed {
  sent += 1
  const id = String(600_000_000_000_000_000n + BigInt(sent))
  const options = [{ name: 'name', type: 3, value: NAMES[sent % NAMES.length] }]
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
  const timestamp = '1767225600'
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

function throughput(rounds: readonly Round[]): Throughput {
  const times = rounds.flatMap((each) => each.times).toSorted((a, b) => a - b)
  return {
    perSecond: median(rounds.map(({ seconds, times: all }) => all.length / seconds)),
    p99: times[Math.ceil(times.length * 0.99) - 1] ?? 0,
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { adapter, bare, ratio } = await measureDiscord()
  const line = (name: string, { perSecond, p99 }: Throughput) =>
    `${name}  ${perSecond.toFixed(0).padStart(6)} interactions/s  p99 ${p99.toFixed(1).padStart(6)} ms\n`
  process.stdout.write(`${line('/actor', adapter)}${line('bare  ', bare)}ratio   ${ratio.toFixed(2)}\n`)
}
