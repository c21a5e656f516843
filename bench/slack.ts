import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, createServer, request, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { median, throughput, type Round, type Throughput } from './throughput.ts'

/*
 * How fast /actor is answered over HTTP, from the signed request to the answer's arrival at its response_url, beside
 * a bare Bolt app that acknowledges and responds with a constant. All are asked in turns, in short rounds, so that
 * whatever else the machine does meets all.
 */

export interface SlackMeasurement {
  /** Five names, asked again and again: answers are kept for a minute. */
  readonly adapter: Throughput
  /** The same, with every answer made anew. */
  readonly anew: Throughput
  readonly bare: Throughput
  /** The adapter's throughput as a part of the bare app's; the median of the rounds. */
  readonly ratio: number
  readonly anewRatio: number
}

const SECRET = 'bench-signing-secret'
const CONNECTIONS = 16
const ROUNDS = 7
const NAMES = ['TTP', 'Pakistan', 'Afghan Taliban', 'India', 'China']

/** @param perRound commands that each of the two is sent in a round. */
export async function measureSlack(perRound = 500): Promise<SlackMeasurement> {
  const slack = await startSlack()
  const adapter = await startApp('adapter', slack.url)
  const anew = await startApp('anew', slack.url)
  const bare = await startApp('bare', slack.url)
  try {
    for (const app of [adapter, anew, bare]) await round(app.url, slack, perRound)
    const rounds: { adapter: Round; anew: Round; bare: Round }[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const first = await round(bare.url, slack, perRound)
      const second = await round(adapter.url, slack, perRound)
      rounds.push({ bare: first, adapter: second, anew: await round(anew.url, slack, perRound) })
    }
    return {
      adapter: throughput(rounds.map((each) => each.adapter)),
      anew: throughput(rounds.map((each) => each.anew)),
      bare: throughput(rounds.map((each) => each.bare)),
      anewRatio: median(rounds.map((each) => each.bare.seconds / each.anew.seconds)),
      ratio: median(rounds.map((each) => each.bare.seconds / each.adapter.seconds)),
    }
  } finally {
    for (const app of [adapter, anew, bare]) app.process.kill()
    slack.server.close()
    slack.server.closeAllConnections()
  }
}

/** What all calls together want to know. */
const SAID = {
  ok: true,
  user_id: 'UBOT',
  bot_id: 'BBOT',
  team_id: 'T1',
  file_id: 'F0123456789',
  files: [{ id: 'F0123456789', mimetype: 'image/png' }],
}

interface FakeSlack {
  readonly server: Server
  readonly url: string
  /** Resolves when an answer came to the response_url of that number. */
  answered(id: number): Promise<void>
}

/** Takes answers and pictures, and says who the token is; what it says of calls is not measured. */
async function startSlack(): Promise<FakeSlack> {
  const waiting = new Map<number, () => void>()
  const server = createServer((incoming, response) => {
    incoming.resume()
    incoming.once('end', () => {
      const id = Number(/^\/response\/(\d+)$/.exec(incoming.url ?? '')?.[1])
      waiting.get(id)?.()
      waiting.delete(id)
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ ...SAID, upload_url: `http://${incoming.headers.host ?? ''}/upload` }))
    })
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    server,
    url: `http://127.0.0.1:${port}`,
    answered: (id) => new Promise((resolve) => waiting.set(id, resolve)),
  }
}

async function startApp(
  which: 'adapter' | 'anew' | 'bare',
  slackUrl: string,
): Promise<{ process: ChildProcess; url: URL }> {
  const program = fileURLToPath(new URL('slackServer.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, which, SECRET, `${slackUrl}/api/`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [address] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, 'data'))
  return { process: child, url: new URL('/slack/events', address.toString('utf8').trim()) }
}

interface Signed {
  readonly id: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Sends so many commands, a few at a time; they are signed before the clock starts. */
async function round(url: URL, slack: FakeSlack, count: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const waiting = Array.from({ length: count }, () => command(slack.url))
  const times: number[] = []
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const sent = performance.now()
        const answer = slack.answered(next.id)
        await send(url, agent, next)
        await answer
        times.push(performance.now() - sent)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  agent.destroy()
  return { seconds, times }
}

let sent = 0

function command(slackUrl: string): Signed {
  sent += 1
  const body = new URLSearchParams({
    command: '/actor',
    text: NAMES[sent % NAMES.length] ?? '',
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: `trigger-${sent}`,
    response_url: `${slackUrl}/response/${sent}`,
  }).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const digest = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  }
  return { id: sent, body, headers }
}

function send(url: URL, agent: Agent, { body, headers }: Signed): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`The answer was ${response.statusCode ?? 0}`))
      response.resume()
      response.once('end', resolve)
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { adapter, anew, bare, ratio, anewRatio } = await measureSlack()
  const line = (name: string, { perSecond, p99 }: Throughput, part: number) =>
    `${name}  ${perSecond.toFixed(0).padStart(6)} commands/s  p99 ${p99.toFixed(1).padStart(6)} ms  ${part.toFixed(2)} of bare\n`
  process.stdout.write(line('/actor, asked before', adapter, ratio))
  process.stdout.write(line('/actor, made anew   ', anew, anewRatio))
  process.stdout.write(line('bare Bolt app       ', bare, 1))
}
