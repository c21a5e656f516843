import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { random } from './random.ts'

/*
 * Ends the program, as it is started by `npm start`, by kill -9 three times while it reads 1,000 articles of 50 feeds:
 * `node --import tsx bench/crash.ts`. It fails where an article is there twice or not at all.
 */
const FEEDS = 50
const ITEMS = 20
const KILLS = 3
const LONGEST_MINUTES = 30

const next = random(Number(process.argv[2] ?? 1))
/** Each article has words of its own, so that none is taken for another. */
const markOf = (feed: number, item: number): string => `mark${feed}x${item}x`

function article(feed: number, item: number): string {
  const words = Array.from({ length: 90 }, (_, at) => `w${feed}q${item}q${at}`)
  const paragraphs = [0, 30, 60].map(
    (at) => `<p>The ${words.slice(at, at + 30).join(' ')}, the board said.</p>`,
  )
  return `<html lang="en"><head><title>${markOf(feed, item)}</title></head><body><article><h1>${markOf(feed, item)}</h1>${paragraphs.join('')}</article></body></html>`
}

/** A server a feed, for one host is asked one thing at a time. */
async function serveFeed(feed: number): Promise<Server> {
  const server = createServer((request, response) => {
    const item = /^\/(\d+)$/u.exec(request.url ?? '')?.[1]
    const base = `http://${request.headers.host ?? ''}`
    if (item !== undefined) response.setHeader('content-type', 'text/html').end(article(feed, Number(item)))
    else if (request.url === '/feed') {
      const items = Array.from(
        { length: ITEMS },
        (_, at) =>
          `<item><guid>${at}</guid><title>${markOf(feed, at)}</title><link>${base}/${at}</link></item>`,
      )
      response
        .setHeader('content-type', 'application/rss+xml')
        .end(`<rss version="2.0"><channel><title>Feed ${feed}</title>${items.join('')}</channel></rss>`)
    } else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const addressOf = (server: Server): string => {
  const bound = server.address()
  return `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}/feed`
}

function start(folder: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      ...process.env,
      KNOWLEDGE_DIR: path.join(folder, 'knowledge'),
      DATA_DIR: path.join(folder, 'data'),
      INGEST_ALLOW_HOSTS: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function countIn(knowledge: string): Promise<number> {
  return (await readdir(path.join(knowledge, 'sources'))).filter((name) => name.endsWith('.md')).length - 1
}

/** Waits until there are so many articles. @returns how many there are. */
async function until(knowledge: string, wanted: number, program: ChildProcess): Promise<number> {
  const end = Date.now() + LONGEST_MINUTES * 60_000
  for (;;) {
    const count = await countIn(knowledge)
    if (count >= wanted || Date.now() > end || program.exitCode !== null) return count
    await wait(200)
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'crash-'))
const knowledge = path.join(folder, 'knowledge')
const servers = await Promise.all(Array.from({ length: FEEDS }, (_, feed) => serveFeed(feed)))
try {
  await mkdir(path.join(knowledge, 'sources'), { recursive: true })
  await writeFile(path.join(knowledge, 'sources', 'first.md'), '---\ntitle: First\n---\nThe first line.\n')
  const feeds = servers.map((server) => `- url: ${addressOf(server)}\n  publish: at once\n  minutes: 5\n`)
  await writeFile(path.join(knowledge, 'feeds.yaml'), feeds.join(''))
  const total = FEEDS * ITEMS
  const began = Date.now()
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const program = start(folder)
    // A moment within what is being done, whatever it is.
    const count = await until(knowledge, Math.floor((total * (kill - next() * 0.5)) / (KILLS + 1)), program)
    await wait(next() * 300)
    program.kill('SIGKILL')
    await once(program, 'close')
    process.stdout.write(`kill -9 after ${count} articles\n`)
  }
  const program = start(folder)
  await until(knowledge, total, program)
  // Were anything to come twice, it would come now.
  await wait(20_000)
  program.kill('SIGTERM')
  await once(program, 'close')
  const names = (await readdir(path.join(knowledge, 'sources'))).filter((name) => name.endsWith('.md'))
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(knowledge, 'sources', name), 'utf8')),
  )
  const counts = new Map<string, number>()
  for (const text of texts) {
    const mark = /mark\d+x\d+x/u.exec(text)?.[0]
    if (mark !== undefined) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  const twice = [...counts].filter(([, count]) => count > 1)
  const { problems, sources } = await loadKnowledge(knowledge, new Set())
  const minutes = ((Date.now() - began) / 60_000).toFixed(1)
  process.stdout.write(
    `${counts.size} of ${total} articles are there, ${twice.length} of them twice; ${sources.size} sources, ${problems.length} problems; ${minutes} minutes\n`,
  )
  if (counts.size !== total || twice.length > 0 || problems.length > 0) process.exitCode = 1
} finally {
  for (const server of servers) server.close()
  await rm(folder, { recursive: true, force: true })
}
