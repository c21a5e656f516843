import { spawn } from 'node:child_process'
import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/*
 * Attacks the program, as it is started by `npm start`, with forged requests: `node --import tsx bench/attack.ts`. It fails where a forged request is accepted, or reloads the knowledge.
 */
const FORGED = 10_000
const AT_ONCE = 16

const keys = generateKeyPairSync('ed25519')
const others = generateKeyPairSync('ed25519')
const raw = z.object({ x: z.string() }).parse(keys.publicKey.export({ format: 'jwk' })).x
const SLACK_SECRET = 'a-signing-secret'

interface Sent {
  readonly path: string
  readonly method?: 'GET' | 'POST'
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

const seconds = (ago = 0): string => String(Math.floor(Date.now() / 1000) - ago)
let ids = 700_000_000_000_000_000n

/** What an attacker would have of Discord; `share` is a forged button of an ordinary member. */
function interaction(): string {
  ids += 1n
  const user = { id: '200000000000000001', username: 'eve', discriminator: '0', avatar: null }
  return JSON.stringify({
    ...{ id: String(ids), application_id: '1', type: 3, token: `token-${ids}`, version: 1 },
    ...{ guild_id: '300000000000000001', channel_id: '4', member: { user, permissions: '2048', roles: [] } },
    data: { component_type: 2, custom_id: 's:1|kb reload|1|' },
    message: { id: '8', channel_id: '4', flags: 0, content: '', author: user },
  })
}

function discord(time: string, key = keys.privateKey, change = ''): Sent {
  const body = interaction()
  const signature = sign(null, Buffer.from(time + body), key).toString('hex')
  const headers = { 'X-Signature-Ed25519': signature, 'X-Signature-Timestamp': time }
  return { path: '/discord/interactions', body: body + change, headers }
}

function slack(time: string, secret = SLACK_SECRET, change = ''): Sent {
  const body = new URLSearchParams({
    command: '/kb',
    text: 'reload',
    user_id: 'U1',
    team_id: 'T1',
  }).toString()
  const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const headers = { ...type, 'X-Slack-Signature': `v0=${signature}`, 'X-Slack-Request-Timestamp': time }
  return { path: '/slack/events', body: body + change, headers }
}

function page(
  headers: Readonly<Record<string, string>>,
  asked: object = { text: '/kb reload', pressed: true },
): Sent {
  const type = { 'Content-Type': 'application/json' }
  return { path: '/api/ask', body: JSON.stringify(asked), headers: { ...type, ...headers } }
}

const MONTH = 40 * 24 * 60 * 60
const forged: Readonly<Record<string, (own: string) => Sent>> = {
  'Discord, no signature': () => ({ path: '/discord/interactions', body: interaction() }),
  'Discord, another key': () => discord(seconds(), others.privateKey),
  'Discord, 40 days old': () => discord(seconds(MONTH)),
  'Discord, 6 minutes ahead': () => discord(seconds(-360)),
  'Discord, the time is a word': () => discord('banana'),
  'Discord, the time has a fraction': () => discord(`${seconds()}.5`),
  'Discord, another body': () => discord(seconds(), keys.privateKey, ' '),
  'Discord, a forged button': () => discord(seconds()),
  'Slack, no signature': () => ({ path: '/slack/events', body: 'command=%2Fkb&text=reload' }),
  'Slack, another secret': () => slack(seconds(), 'another'),
  'Slack, 40 days old': () => slack(seconds(MONTH)),
  'Slack, the time is a word': () => slack('banana'),
  'Slack, another body': () => slack(seconds(), SLACK_SECRET, '&text=status'),
  'page, no cookie': (own) => page({ Origin: own }),
  'page, a made-up cookie': (own) => page({ Origin: own, Cookie: 'administrator=x' }),
  'page, through a proxy': (own) => page({ Origin: own, 'X-Forwarded-For': '127.0.0.1' }),
  'page, another origin': () => page({ Origin: 'https://evil.example' }),
  'page, a forged button': (own) => page({ Origin: own }, { code: '1|kb reload|1|', pressed: true }),
  'page, a guessed token': () => ({ path: `/?token=${'x'.repeat(43)}`, method: 'GET' }),
}

const REFUSED = /is for administrators|You ask faster than|"type":"notice"/

async function send(own: string, { path: at, method = 'POST', body, headers = {} }: Sent) {
  const response = await fetch(own + at, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  })
  return { status: response.status, text: await response.text() }
}

/** @returns how many of each kind were accepted. */
async function forge(own: string): Promise<Map<string, number>> {
  const kinds = Object.entries(forged)
  const accepted = new Map<string, number>()
  let next = 0
  const one = async (): Promise<void> => {
    while (next < FORGED) {
      const [kind, make] = kinds[next % kinds.length] ?? []
      next += 1
      if (!kind || !make) return
      const { status, text } = await send(own, make(own))
      if (status < 400 && !REFUSED.test(text)) accepted.set(kind, (accepted.get(kind) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return accepted
}

const health = z.object({
  parts: z.object({ knowledge: z.object({ since: z.string(), lastReload: z.string() }) }),
})

async function servingSince(own: string): Promise<string> {
  const { text } = await send(own, { path: '/healthz', method: 'GET' })
  const { since, lastReload } = health.parse(JSON.parse(text)).parts.knowledge
  return `${since} ${lastReload}`
}

const tell = (measured: object): void => void process.stdout.write(`${JSON.stringify(measured)}\n`)

const folder = await mkdtemp(path.join(tmpdir(), 'attack-'))
await cp('knowledge', path.join(folder, 'knowledge'), { recursive: true })
const port = Number(process.argv[2] ?? 39_712)
const program = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
  env: {
    PATH: process.env['PATH'],
    KNOWLEDGE_DIR: path.join(folder, 'knowledge'),
    DATA_DIR: path.join(folder, 'data'),
    PORT: String(port),
    DISCORD_PUBLIC_KEY: Buffer.from(raw, 'base64url').toString('hex'),
    SLACK_BOT_TOKEN: 'xoxb-attack',
    SLACK_SIGNING_SECRET: SLACK_SECRET,
    // Nothing answers there: what is forged must not get so far.
    SLACK_API_URL: 'http://127.0.0.1:9/',
  },
  stdio: ['ignore', 'pipe', 'pipe'],
})
let lines = 0
program.stderr.on('data', (data: Buffer) => (lines += data.toString().split('\n').length - 1))
try {
  const [printed] = z.tuple([z.instanceof(Buffer)]).parse(await once(program.stdout, 'data'))
  const entrance = /http\S+/.exec(printed.toString())?.[0] ?? ''
  const own = new URL(entrance).origin
  const before = await servingSince(own)
  const begin = performance.now()
  const accepted = await forge(own)
  const forgedIn = Math.round((performance.now() - begin) / 1000)
  const isUntouched = before === (await servingSince(own))
  tell({
    forged: FORGED,
    forgedIn,
    kinds: Object.keys(forged).length,
    accepted: Object.fromEntries(accepted),
    isUntouched,
    linesOfTheLog: lines,
  })

  if (accepted.size > 0 || !isUntouched) process.exitCode = 1
} finally {
  program.kill()
  await once(program, 'exit')
  await rm(folder, { recursive: true, force: true })
}
