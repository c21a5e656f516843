import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { builtProgram } from '../builtProgram.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, webOf, type Route } from './web.ts'

const FEEDS = 5
const ITEMS = 12
const KILLS = 3

function article(number: number): string {
  const words = Array.from({ length: 60 }, (_, at) => `word${number * 100 + at}`)
  const paragraphs = [0, 20, 40].map((at) => `${words.slice(at, at + 20).join(' ')}, said the harbour board.`)
  return articlePage({ title: `Article ${number}`, paragraphs })
}

function start(knowledge: string, data: string): ChildProcess {
  const env = { KNOWLEDGE_DIR: knowledge, DATA_DIR: data, INGEST_ALLOW_HOSTS: '127.0.0.1' }
  return spawn(process.execPath, [builtProgram('test/ingest/feedProgram.ts')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Resolves when a folder has so many articles. */
function hasArticles(folder: string, wanted: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (articlesIn(folder).length < wanted) return
      watcher.close()
      resolve()
    }
    const watcher = watch(folder, look)
    look()
  })
}

function articlesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.md'))
}

it('has each of 60 articles of 5 feeds once, though it is killed three times while it reads them', async () => {
  const routes: Record<string, Route | string> = {}
  for (let number = 0; number < FEEDS * ITEMS; number += 1) routes[`/${number}`] = article(number)
  for (let feed = 0; feed < FEEDS; feed += 1)
    routes[`/feed${feed}`] = (_request, response) => {
      const items = Array.from({ length: ITEMS }, (_, at) => feed * ITEMS + at).map(
        (number) => `<item><guid>${number}</guid><link>${web.url(`/${number}`)}</link></item>`,
      )
      response.end(`<rss version="2.0"><channel><title>Herald</title>${items.join('')}</channel></rss>`)
    }
  const web = await webOf(routes)
  const knowledge = temporaryFolder()
  const sources = path.join(knowledge, 'sources')
  const data = temporaryFolder()
  mkdirSync(sources)
  const feeds = Array.from(
    { length: FEEDS },
    (_, at) => `- url: ${web.url(`/feed${at}`)}\n  publish: at once\n`,
  )
  writeFileSync(path.join(knowledge, 'feeds.yaml'), feeds.join(''))
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const program = start(knowledge, data)
    await hasArticles(sources, (kill * FEEDS * ITEMS) / (KILLS + 1))
    program.kill('SIGKILL')
    await once(program, 'close')
  }
  const program = start(knowledge, data)
  await hasArticles(sources, FEEDS * ITEMS)
  program.kill('SIGKILL')
  await once(program, 'close')
  const titles = articlesIn(sources).map(
    (name) => /Article \d+/u.exec(readFileSync(path.join(sources, name), 'utf8'))?.[0],
  )
  expect(titles.sort()).toEqual(Array.from({ length: FEEDS * ITEMS }, (_, at) => `Article ${at}`).sort())
}, 180_000)
