import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addAddress } from '../../src/ingest/add.ts'
import { Manners } from '../../src/ingest/feeds/manners.ts'
import { ArticleFollower } from '../../src/ingest/follow/follower.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { Catalogue } from '../../src/ingest/shelf/catalogue.ts'
import { Shelf } from '../../src/ingest/shelf/shelf.ts'
import { memoryState } from '../../src/state/memory.ts'
import { recordingLog } from '../recordingLog.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, ARTICLE_LINES, webOf } from './web.ts'

const HOUR = 60 * 60 * 1000
const CORRECTED = ARTICLE_LINES.map((line) => line.replace('40,000 crowns', '45,000 crowns'))

const parser = createParser()
afterAll(() => parser.close())

/** An article that came in, and a clock that stands until it is moved. */
async function followed(isReviewed = false) {
  let page = { status: 200, html: articlePage(), etag: '"1"' }
  const web = await webOf({
    '/ferry': (request, response) => {
      const isSame = request.headers['if-none-match'] === page.etag && page.status === 200
      response
        .writeHead(isSame ? 304 : page.status, { 'content-type': 'text/html', etag: page.etag })
        .end(isSame ? undefined : page.html)
    },
  })
  const knowledge = temporaryFolder()
  const catalogue = new Catalogue(knowledge)
  const fetching = { rules: { allowed: [web.host], forbidden: [] }, userAgent: 'Test' }
  const shelf = await Shelf.open(catalogue)
  await addAddress(web.url('/ferry'), { shelf, parser, fetching, today: '2031-11-05', isReviewed })
  const state = memoryState()
  const { log, lines } = recordingLog()
  let now = Date.UTC(2031, 10, 5, 12)
  const open = (): ArticleFollower =>
    new ArticleFollower({
      catalogue,
      state,
      log,
      parser,
      manners: new Manners({ fetching, pause: 0 }),
      now: () => now,
    })
  const follower = open()
  await follower.round()
  const file = path.join(knowledge, 'sources', 'ferry-stops-for-winter.md')
  return {
    open,
    lines,
    asked: () => web.asked.filter((each) => each === '/ferry').length - 1,
    /** Lets time pass, looking every ten minutes. */
    pass: async (hours: number) => {
      for (let slept = 0; slept < hours * 6; slept += 1) {
        now += HOUR / 6
        await follower.round()
      }
    },
    serve: (served: Partial<typeof page>) => (page = { ...page, ...served }),
    read: () => readFileSync(file, 'utf8'),
    edit: (change: (content: string) => string) => {
      writeFileSync(file, change(readFileSync(file, 'utf8')))
    },
    files: () =>
      readdirSync(knowledge, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .sort(),
  }
}

const SOURCE = 'sources/ferry-stops-for-winter.md'

describe('an article that came in', () => {
  it('is looked at again ever more seldom, and sent only where it has changed', async () => {
    const { pass, asked, files } = await followed()
    await pass(1)
    expect(asked()).toBe(1)
    await pass(11)
    expect(asked()).toBe(6)
    await pass(12)
    expect(asked()).toBe(8)
    expect(files()).toEqual([SOURCE])
  })

  it('becomes a new version where its text has changed', async () => {
    const { pass, serve, read, files } = await followed()
    serve({ html: articlePage({ paragraphs: CORRECTED }), etag: '"2"' })
    await pass(1)
    expect(read()).toContain('45,000 crowns')
    expect(read()).toContain('reviewed: false\n')
    expect(files()).toEqual([SOURCE, 'versions/ferry-stops-for-winter/2031-11-05.md'])
  })

  it('that an editor has read waits with its changed text for another review', async () => {
    const { pass, serve, read, files } = await followed(true)
    serve({ html: articlePage({ paragraphs: CORRECTED }), etag: '"2"' })
    await pass(3)
    expect(read()).toContain('40,000 crowns')
    expect(files()).toEqual(['drafts/ferry-stops-for-winter.md', SOURCE])
  })

  it('is the same article where the page calls itself otherwise by now', async () => {
    const { pass, serve, files } = await followed()
    const head = '<link rel="canonical" href="/a-new-name">'
    serve({ html: articlePage({ head, paragraphs: CORRECTED }), etag: '"2"' })
    await pass(1)
    expect(files()).toEqual([SOURCE, 'versions/ferry-stops-for-winter/2031-11-05.md'])
  })

  it.each([404, 410])(
    'is gone when its server has said so twice (%i), and back when it is there',
    async (status) => {
      const { pass, serve, read } = await followed()
      serve({ status })
      await pass(1)
      expect(read()).not.toContain('gone:')
      await pass(1)
      expect(read()).toContain('gone: 2031-11-05\n')
      serve({ status: 200 })
      await pass(3)
      expect(read()).not.toContain('gone:')
    },
  )

  it('is as it was while its server fails', async () => {
    const { pass, serve, read } = await followed()
    const before = read()
    serve({ status: 503 })
    await pass(12)
    expect(read()).toBe(before)
  })

  it('is looked at by one of several programs that share a state, and by none once it is a month old', async () => {
    const { open, pass, asked } = await followed()
    const other = open()
    await pass(1)
    await Promise.all([other.round(), other.round()])
    expect(asked()).toBe(1)
    await pass(24 * 31)
    const before = asked()
    expect(before).toBeLessThan(25)
    await pass(24)
    expect(asked()).toBe(before)
  })

  it('is not followed where somebody wrote it down by hand', async () => {
    const { edit, pass, asked } = await followed()
    edit((content) => content.replace(/digest: .*\n/u, ''))
    await pass(2)
    expect(asked()).toBe(0)
  })
})
