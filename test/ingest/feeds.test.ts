import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { FeedReader } from '../../src/ingest/feeds/reader.ts'
import { FeedProgress } from '../../src/ingest/feeds/progress.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { memoryState } from '../../src/state/memory.ts'
import type { State } from '../../src/state/state.ts'
import { recordingLog } from '../recordingLog.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, webOf, type Route, type TestWeb } from './web.ts'

const MINUTE = 60_000

const parser = createParser()
afterAll(() => parser.close())

/** An article of its own, so that none is taken for another. */
function article(number: number): string {
  const words = Array.from({ length: 60 }, (_, at) => `word${number * 100 + at}`)
  const paragraphs = [0, 20, 40].map((at) => `${words.slice(at, at + 20).join(' ')}, said the harbour board.`)
  return articlePage({ title: `Article ${number}`, paragraphs })
}

function feedOf(web: () => TestWeb, numbers: readonly number[]): Route {
  return (request, response) => {
    if (request.headers['if-none-match'] === `"${numbers.length}"`) {
      response.writeHead(304).end()
      return
    }
    const items = numbers
      .map(
        (number) =>
          `<item><guid>${number}</guid><title>Article ${number}</title><link>${web().url(`/${number}`)}</link></item>`,
      )
      .join('')
    response
      .writeHead(200, { 'content-type': 'application/rss+xml', etag: `"${numbers.length}"` })
      .end(`<rss version="2.0"><channel><title>Herald</title>${items}</channel></rss>`)
  }
}

/** A newsroom with one web, one knowledge folder and a clock that stands until it is moved. */
async function newsroom(routes: Record<string, Route | string>, settings = '') {
  const web: TestWeb = await webOf(routes)
  const knowledge = temporaryFolder()
  writeFileSync(
    path.join(knowledge, 'feeds.yaml'),
    `- url: ${web.url('/feed')}\n  publish: at once\n${settings}`,
  )
  const state = memoryState()
  const { log, lines } = recordingLog()
  let now = Date.UTC(2031, 10, 5, 12)
  const open = (remembering: State): FeedReader =>
    new FeedReader({
      knowledge,
      state: remembering,
      log,
      fetching: { rules: { allowed: [web.host], forbidden: [] }, userAgent: 'Test' },
      parser,
      now: () => now,
      pause: 0,
      isQuoted: (id) => id === 'article-2',
    })
  const reader = open(state)
  onTestFinished(() => reader.stop())
  return {
    web,
    reader,
    state,
    open,
    lines,
    progress: () => new FeedProgress(state).of(web.url('/feed')),
    pass: (minutes: number) => (now += minutes * MINUTE),
    settings(text: string) {
      writeFileSync(path.join(knowledge, 'feeds.yaml'), text)
    },
    files: (place = 'sources') => {
      try {
        return readdirSync(path.join(knowledge, place)).sort()
      } catch {
        return []
      }
    },
    remove(file: string) {
      rmSync(path.join(knowledge, file))
    },
    read: (file: string) => readFileSync(path.join(knowledge, 'sources', file), 'utf8'),
  }
}

describe('a feed', () => {
  it('brings each of its articles once, and asks again only when it is due', async () => {
    const numbers = [2, 1]
    const desk = await newsroom({
      '/feed': feedOf(() => desk.web, numbers),
      '/1': article(1),
      '/2': article(2),
      '/3': article(3),
    })
    await desk.reader.round()
    expect(desk.files()).toEqual(['article-1.md', 'article-2.md'])
    expect(desk.read('article-1.md')).toContain('reviewed: false\n')
    await desk.reader.round()
    expect(desk.web.asked.filter((each) => each === '/feed')).toHaveLength(1)
    numbers.unshift(3)
    desk.pass(31)
    await desk.reader.round()
    expect(desk.files()).toEqual(['article-1.md', 'article-2.md', 'article-3.md'])
    expect(desk.web.asked.filter((each) => each === '/1')).toHaveLength(1)
  })

  it('is not sent again while it is as it was', async () => {
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [1]), '/1': article(1) })
    await desk.reader.round()
    desk.pass(31)
    await desk.reader.round()
    expect(await desk.progress()).toMatchObject({ failures: 0, etag: '"1"' })
    expect(desk.web.asked.filter((each) => each === '/1')).toHaveLength(1)
  })

  it('is asked no sooner than its server says, and ever more seldom while it fails', async () => {
    let status = 429
    const desk = await newsroom({
      '/feed': (_request, response) => response.writeHead(status, { 'retry-after': '7200' }).end(),
    })
    await desk.reader.round()
    desk.pass(119)
    await desk.reader.round()
    expect(desk.web.asked.filter((each) => each === '/feed')).toHaveLength(1)
    status = 500
    desk.pass(2)
    await desk.reader.round()
    const { failures, lastError } = await desk.progress()
    expect({ failures, lastError }).toEqual({ failures: 2, lastError: 'The server answers with status 500.' })
    expect(desk.lines.filter(({ msg }) => msg.includes('A feed could not be read'))).toHaveLength(1)
  })

  it('waits for a review unless it says otherwise, and its drafts are not quoted', async () => {
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [1]), '/1': article(1) })
    desk.settings(`- url: ${desk.web.url('/feed')}\n`)
    await desk.reader.round()
    expect(desk.files('drafts')).toEqual(['article-1.md'])
    expect(desk.files()).toEqual([])
  })

  it('says of its articles what they do not say themselves', async () => {
    const settings = '  publisher: The Lune Herald\n  kind: news\n'
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [1]), '/1': article(1) }, settings)
    await desk.reader.round()
    expect(desk.read('article-1.md')).toContain('publisher: "The Lune Herald" # feeds.yaml\n')
  })

  it('brings only what its words let in', async () => {
    const settings = '  only: [Article 2, Article 3]\n  never: [article 3]\n'
    const routes = { '/1': article(1), '/2': article(2), '/3': article(3) }
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [1, 2, 3]), ...routes }, settings)
    await desk.reader.round()
    expect(desk.files()).toEqual(['article-2.md'])
  })

  it('brings only what is of its sections', async () => {
    const item = (number: number, section: string): string =>
      `<item><guid>${number}</guid><title>Article ${number}</title><category>${section}</category><link>${room.web.url(`/${number}`)}</link></item>`
    const room = await newsroom(
      {
        '/1': article(1),
        '/2': article(2),
        '/feed': (_request, response) =>
          response.end(
            `<rss version="2.0"><channel><title>Herald</title>${item(1, 'Harbour')}${item(2, 'Sport')}</channel></rss>`,
          ),
      },
      '  sections: [harbour]\n',
    )
    await room.reader.round()
    expect(room.files()).toEqual(['article-1.md'])
  })

  it('has its articles as long as it says, but for those that a fact quotes, and brings none again', async () => {
    const room = await newsroom(
      { '/1': article(1), '/2': article(2), '/feed': feedOf(() => room.web, [1, 2]) },
      '  days: 3\n  minutes: 60\n',
    )
    await room.reader.round()
    expect(room.read('article-1.md')).toContain('until: 2031-11-08\n')
    room.pass(2 * 24 * 60)
    await room.reader.round()
    expect(room.files()).toEqual(['article-1.md', 'article-2.md'])
    room.pass(2 * 24 * 60)
    await room.reader.round()
    expect([room.files(), room.files('expired')]).toEqual([['article-2.md'], ['article-1.md']])
    const forgetful = room.open(memoryState())
    onTestFinished(() => forgetful.stop())
    await forgetful.round()
    expect([room.files(), room.files('expired')]).toEqual([['article-2.md'], ['article-1.md']])
  })

  it('whose host asks to be left alone is left alone, by its articles too', async () => {
    const room = await newsroom({
      '/1': article(1),
      '/2': (_request, response) => {
        if (room.web.asked.filter((path) => path === '/2').length > 1)
          response.setHeader('content-type', 'text/html').end(article(2))
        else response.writeHead(429, { 'retry-after': '7200' }).end()
      },
      '/feed': feedOf(() => room.web, [1, 2]),
    })
    await room.reader.round()
    room.pass(40)
    await room.reader.round()
    expect(room.web.asked.filter((path) => path !== '/robots.txt')).toEqual(['/feed', '/2'])
    expect((await room.progress()).lastError).toContain('asks not to be asked again for 4800 seconds')
    room.pass(81)
    await room.reader.round()
    expect(room.files()).toEqual(['article-1.md', 'article-2.md'])
  })

  it('leaves out what robots.txt forbids', async () => {
    const robots: Route = (_request, response) => response.end('User-agent: *\nDisallow: /2\n')
    const desk = await newsroom({
      '/feed': feedOf(() => desk.web, [1, 2]),
      '/robots.txt': robots,
      '/1': article(1),
      '/2': article(2),
    })
    await desk.reader.round()
    expect(desk.files()).toEqual(['article-1.md'])
    expect(desk.web.asked).not.toContain('/2')
  })

  it('asks again for an article that its server could not give, and gives up after five times', async () => {
    let asked = 0
    const failing: Route = (_request, response) => {
      asked += 1
      response.writeHead(503).end()
    }
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [1]), '/1': failing })
    for (let round = 0; round < 7; round += 1) {
      await desk.reader.round()
      desk.pass(31)
    }
    expect(asked).toBe(5)
    expect(desk.files()).toEqual([])
  })

  it('is read by one of several programs that share a state', async () => {
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [1]), '/1': article(1) })
    const other = desk.open(desk.state)
    onTestFinished(() => other.stop())
    await Promise.all([desk.reader.round(), other.round()])
    expect(desk.web.asked.filter((each) => each === '/feed')).toHaveLength(1)
    expect(desk.files()).toEqual(['article-1.md'])
  })

  it('brings an article again whose item says that it was changed, and keeps the version before', async () => {
    let updated = '2031-11-05T08:00:00Z'
    let text = article(1)
    const feed: Route = (_request, response) => {
      const link = `<link href="${desk.web.url('/1')}"/>`
      response.end(
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>1</id><title>Article 1</title>${link}<updated>${updated}</updated></entry></feed>`,
      )
    }
    const page: Route = (_request, response) => response.setHeader('content-type', 'text/html').end(text)
    const desk = await newsroom({ '/feed': feed, '/1': page })
    await desk.reader.round()
    text = text.replace('word101', 'corrected')
    desk.pass(31)
    await desk.reader.round()
    expect(desk.web.asked.filter((each) => each === '/1')).toHaveLength(1)
    updated = '2031-11-05T12:10:00Z'
    desk.pass(31)
    await desk.reader.round()
    expect(desk.read('article-1.md')).toContain('corrected')
    expect(desk.files('versions/article-1')).toEqual(['2031-11-05.md'])
    await desk.reader.round()
    desk.remove('sources/article-1.md')
    updated = '2031-11-05T13:20:00Z'
    desk.pass(31)
    await desk.reader.round()
    expect(desk.files()).toEqual([])
  })

  it('that was broken off at the end of the program is read on from where it was', async () => {
    const slow: Route = (_request, response) => {
      void desk.reader.stop()
      response.end(article(1))
    }
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [2, 1]), '/1': slow, '/2': article(2) })
    await desk.reader.round()
    expect(desk.files()).toEqual([])
    const next = desk.open(desk.state)
    onTestFinished(() => next.stop())
    await next.round()
    expect(desk.files()).toContain('article-2.md')
  })

  it('brings nothing twice where what was written was not noted', async () => {
    const routes = { '/1': article(1), '/2': article(2) }
    const desk = await newsroom({ '/feed': feedOf(() => desk.web, [1, 2]), ...routes })
    await desk.reader.round()
    const forgetful = desk.open(memoryState())
    onTestFinished(() => forgetful.stop())
    expect(await forgetful.round()).toMatchObject([{ status: 'known' }, { status: 'known' }])
    expect(desk.files()).toEqual(['article-1.md', 'article-2.md'])
  })

  it.each([
    ['- url: nonsense\n', 'feeds.yaml:1 url must be an http or https address'],
    ['- url: https://herald.example/feed\n  minutes: 1\n', 'feeds.yaml:2 minutes must be at least 5'],
    ['feeds: here\n', 'feeds.yaml:1 must be a list of feeds'],
  ])('of a file with a fault is told of once, with its line: %j', async (text, told) => {
    const desk = await newsroom({})
    desk.settings(text)
    await desk.reader.round()
    await desk.reader.round()
    expect(desk.lines.map(({ problems }) => problems)).toEqual([told])
  })
})
