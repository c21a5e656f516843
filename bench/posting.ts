import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { parseConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { openState } from '../src/state/open.ts'
import { Watches } from '../src/watch/watches.ts'
import { startPostgres } from './postgresServer.ts'
import { random as generator } from './random.ts'

/*
 * Posts of watches by two replicas over one PostgreSQL to a Discord and a Slack on loopback that fail at random, while a
 * replica is killed again and again: which posts are lost, which stand there twice. `npx tsx bench/posting.ts 10000`.
 */

const CHANNELS = 200
const COMMUNITY = 100
const MINUTE = 60_000
const START = Date.UTC(2032, 10, 24)
/** A kill every so many articles. */
const KILL_EVERY = 3

const posts = Number(process.argv[2] ?? 2_000)
const maySlackLook = process.argv[3] !== 'blind'
const random = generator(7)
/** By channel and article how often its post stands there, and when it first did. */
const standing = new Map<string, { count: number; at: number }>()
const faults = { limited: 0, failed: 0, cut: 0, expired: 0 }

type Fate = 'serve' | 'limit' | 'fail' | 'failAfter' | 'cut' | 'cutAfter' | 'expire'

function fateOf(isSlack: boolean): Fate {
  const chance = random()
  if (chance < 0.03) return 'limit'
  if (chance < 0.05) return 'fail'
  if (chance < 0.07) return 'failAfter'
  if (chance < 0.09) return 'cut'
  if (chance < 0.11) return 'cutAfter'
  return isSlack && chance < 0.12 ? 'expire' : 'serve'
}

function stands(channel: string, body: string): void {
  const article = /Lindholm (\d+)/.exec(body)?.[1] ?? '?'
  const key = `${channel} ${article}`
  const known = standing.get(key)
  if (known) known.count += 1
  else standing.set(key, { count: 1, at: performance.now() })
}

function answer(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** Meets a call with its fate. @param serve carries it out. @returns whether it was answered here. */
function meet(fate: Fate, request: IncomingMessage, response: ServerResponse, serve: () => object): void {
  switch (fate) {
    case 'limit':
      faults.limited += 1
      answer(
        response,
        429,
        { message: 'slow down', retry_after: 0.02, global: false },
        { 'retry-after': '0' },
      )
      return
    case 'fail':
    case 'failAfter':
      faults.failed += 1
      if (fate === 'failAfter') serve()
      answer(response, 500, {})
      return
    case 'cut':
    case 'cutAfter':
      faults.cut += 1
      if (fate === 'cutAfter') serve()
      request.socket.destroy()
      return
    case 'expire':
      faults.expired += 1
      answer(response, 200, { ok: false, error: 'token_expired' })
      return
    case 'serve':
      answer(response, 200, serve())
  }
}

const sent = z.object({ nonce: z.string().optional() })

function discordServer(): Server {
  const nonces = new Map<string, string>()
  let ids = 0
  return createServer((request, response) => {
    void text(request).then((body) => {
      const channel = /channels\/(\d+)\/messages/.exec(request.url ?? '')?.[1] ?? ''
      meet(fateOf(false), request, response, () => {
        const { nonce } = sent.parse(JSON.parse(body))
        const key = `${channel} ${nonce}`
        const known = nonces.get(key)
        if (known !== undefined) return { id: known }
        ids += 1
        nonces.set(key, String(ids))
        stands(channel, body)
        return { id: String(ids) }
      })
    })
  })
}

function slackServer(): Server {
  const messages = new Map<string, object[]>()
  let ids = 0
  return createServer((request, response) => {
    void text(request).then((body) => {
      const form = Object.fromEntries(new URLSearchParams(body))
      const { channel = '', metadata } = form
      const here = messages.get(channel) ?? []
      messages.set(channel, here)
      if (request.url?.endsWith('conversations.history')) {
        if (!maySlackLook)
          answer(response, 200, { ok: false, error: 'missing_scope', needed: 'channels:history' })
        else meet(fateOf(true), request, response, () => ({ ok: true, messages: here.slice(0, 200) }))
        return
      }
      meet(fateOf(true), request, response, () => {
        ids += 1
        const ts = `1700000000.${String(ids).padStart(6, '0')}`
        here.unshift({ ts, metadata: parsed(metadata) })
        stands(channel, form['text'] ?? '')
        return { ok: true, ts }
      })
    })
  })
}

function parsed(json: string | undefined): unknown {
  return json === undefined ? undefined : JSON.parse(json)
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const report = z.object({ unsure: z.number(), delay: z.object({ p99: z.number(), most: z.number() }) })
const folder = mkdtempSync(path.join(tmpdir(), 'posting-'))
const sources = path.join(folder, 'knowledge', 'sources')
mkdirSync(sources, { recursive: true })
writeFileSync(path.join(sources, 'first.md'), '---\ntitle: First\n---\nThe harbour is open.\n')
const postgres = await startPostgres()
const DATABASE_URL = `postgres://${postgres.user}@localhost/postgres?host=${postgres.folder}`
const [discord, slack] = [discordServer(), slackServer()]
const DISCORD = `http://127.0.0.1:${await listen(discord)}/api`
const SLACK = `http://127.0.0.1:${await listen(slack)}/api/`
const config = { DATABASE_URL, DATA_DIR: path.join(folder, 'data') }
const opened = await openState({ config: parseConfig(config), log: createLog('silent'), isPart: true })
const watches = new Watches(opened.state, () => START)
const channels = Array.from({ length: CHANNELS }, (_, at) =>
  at % 2 === 0 ? String(400_000_000_000 + at) : `C${at}`,
)
for (const [at, channel] of channels.entries()) {
  const place = {
    platform: at % 2 === 0 ? 'discord' : 'slack',
    community: `T${Math.floor(at / COMMUNITY)}`,
    channel,
  }
  const asked = { command: 'ask', arguments: { question: 'ferry Lindholm' } }
  await watches.set({ place, request: asked, by: 'bench 1' }, 0)
}

let clock = START
let kills = 0
let unsure = 0
const delays: { p99: number; most: number }[] = []
const last = new Map<ChildProcess, z.output<typeof report>>()

async function startReplica(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./postingReplica.ts', import.meta.url)), {
    env: {
      ...process.env,
      ...config,
      KNOWLEDGE: path.join(folder, 'knowledge'),
      DISCORD,
      SLACK,
      CLOCK: String(clock),
    },
    execArgv: ['--import', 'tsx'],
  })
  const ready = once(child, 'message')
  child.on('message', (message) => {
    last.set(child, report.parse(message))
  })
  await ready
  return child
}

/** What a replica knows of itself goes with it. */
function keepReport(child: ChildProcess): void {
  const known = last.get(child)
  if (!known) return
  unsure += known.unsure
  delays.push(known.delay)
}

const replicas = [await startReplica(), await startReplica()]
const times: number[] = []
const rounds = Math.ceil(posts / CHANNELS)
const began = performance.now()
for (let article = 1; article <= rounds; article += 1) {
  clock += 61 * MINUTE
  const written = performance.now()
  writeFileSync(
    path.join(sources, `a${article}.md`),
    `---\ntitle: Ferry ${article}\npublished: 2032-11-24\n---\nThe ferry to Lindholm ${article} stops tonight.\n`,
  )
  for (const replica of replicas) replica.send({ clock, reload: true })
  if (article % KILL_EVERY === 0) {
    await setTimeout(50 + random() * 400)
    const at = kills % 2
    const killed = replicas[at]
    if (killed) {
      keepReport(killed)
      killed.kill('SIGKILL')
      await once(killed, 'exit')
    }
    replicas[at] = await startReplica()
    kills += 1
  }
  for (let turn = 0; ; turn += 1) {
    const missing = channels.filter((channel) => !standing.has(`${channel} ${article}`))
    if (missing.length === 0) break
    if (turn > 600) break
    await setTimeout(100)
    clock += MINUTE / 6
    for (const replica of replicas) replica.send({ clock, reload: false })
  }
  const isDisturbed = article % KILL_EVERY === 0
  for (const channel of channels) {
    const post = standing.get(`${channel} ${article}`)
    if (post && !isDisturbed) times.push(post.at - written)
  }
}
// What was sent twice may be on its way still.
for (let turn = 0; turn < 30; turn += 1) {
  await setTimeout(100)
  clock += MINUTE
  for (const replica of replicas) replica.send({ clock, reload: false })
}
const seconds = (performance.now() - began) / 1_000
for (const replica of replicas) {
  keepReport(replica)
  replica.kill('SIGKILL')
}
const all = channels.flatMap((channel) =>
  Array.from({ length: rounds }, (_, at) => ({
    channel,
    count: standing.get(`${channel} ${at + 1}`)?.count ?? 0,
  })),
)
const isSlack = ({ channel }: { readonly channel: string }): boolean => channel.startsWith('C')
const twice = all.filter(({ count }) => count > 1)
times.sort((one, other) => one - other)
const percentile = (part: number): number => Math.round(times[Math.floor(part * (times.length - 1))] ?? 0)
const measured = {
  posts: all.length,
  lost: all.filter(({ count }) => count === 0).length,
  twiceOnDiscord: twice.filter((each) => !isSlack(each)).length,
  twiceOnSlack: twice.filter(isSlack).length,
  unsure,
  kills,
  faults,
  seconds: Math.round(seconds),
  millisecondsFromArticleToPost: { p50: percentile(0.5), p99: percentile(0.99) },
  eventLoopMilliseconds: {
    p99: Math.max(...delays.map(({ p99 }) => p99)),
    most: Math.max(...delays.map(({ most }) => most)),
  },
}
process.stdout.write(`${JSON.stringify(measured, undefined, 1)}\n`)
await opened.close()
discord.closeAllConnections()
slack.closeAllConnections()
discord.close()
slack.close()
await postgres.stop()
