import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { FeedReader } from '../../src/ingest/feeds/reader.ts'
import { Library } from '../../src/ingest/library/library.ts'
import type { Contributor } from '../../src/ingest/library/outcome.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { askAnswer } from '../../src/query/ask.ts'
import { memoryState } from '../../src/state/memory.ts'
import { recordingLog } from '../recordingLog.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, ARTICLE_LINES, webOf, type Route } from './web.ts'

const ADA: Contributor = { id: 'chat ada', isAdministrator: true }
const BO: Contributor = { id: 'chat bo', isAdministrator: true }
const READER: Contributor = { id: 'chat cy', isAdministrator: false }
const DATED = '<meta property="article:published_time" content="2031-11-04T01:30:00Z">'
const ID = '2031-11-04-ferry-stops-for-winter'

const parser = createParser()
afterAll(() => parser.close())

/** A library of one source on a web of its own. */
async function libraryOn(routes: Record<string, Route | string> = {}, mayAnybodyAdd = false) {
  const web = await webOf({ '/ferry': articlePage({ head: DATED }), ...routes })
  const knowledge = temporaryFolder()
  mkdirSync(path.join(knowledge, 'sources'))
  writeFileSync(
    path.join(knowledge, 'sources', 'bridge.md'),
    '---\ntitle: The bridge\n---\nThe bridge opened.\n',
  )
  const store = await KnowledgeStore.open(knowledge, new Set())
  const state = memoryState()
  const { log, lines } = recordingLog()
  const reading = { parser, fetching: { rules: { allowed: [web.host], forbidden: [] }, userAgent: 'Test' } }
  const now = () => new Date('2031-11-05T12:00:00Z')
  const open = () => new Library({ knowledge, store, state, log, reading, mayAnybodyAdd, now })
  const file = (place: string, id: string) => path.join(knowledge, place, `${id}.md`)
  return {
    web,
    store,
    state,
    knowledge,
    lines,
    reading,
    library: open(),
    open,
    ferry: { kind: 'address', address: web.url('/ferry') } as const,
    files: (place: string) => {
      try {
        return readdirSync(path.join(knowledge, place)).sort()
      } catch {
        return []
      }
    },
    read: (place: string, id: string) => readFileSync(file(place, id), 'utf8'),
    draft: (id: string, content: string) => {
      mkdirSync(path.join(knowledge, 'drafts'), { recursive: true })
      writeFileSync(file('drafts', id), content)
    },
  }
}

describe('what an administrator adds', () => {
  it('is published at once, and can be asked right after', async () => {
    const { library, store, ferry } = await libraryOn()
    expect(await library.contribute(ferry, ADA)).toEqual({
      status: 'published',
      id: ID,
      isServed: true,
      doubts: [],
    })
    const answer = askAnswer(store.snapshot, 'what did the mayor of Port Lune reject?')
    expect(JSON.stringify(answer)).toContain(ARTICLE_LINES[2])
  })

  it('waits where that is asked for, and is not quoted', async () => {
    const { library, store, ferry, files } = await libraryOn()
    const { status } = await library.contribute(ferry, ADA, true)
    expect(status).toBe('waiting')
    expect(files('drafts')).toEqual([`${ID}.md`])
    expect(store.snapshot.sources.has(ID)).toBe(false)
  })

  it('may be words, with the title that they were given', async () => {
    const { library, store } = await libraryOn()
    const text = 'The board met in May.\n\nNothing was decided.\n'
    const added = await library.contribute({ kind: 'text', text, title: 'A meeting' }, ADA)
    expect(added).toMatchObject({ status: 'published', id: 'a-meeting' })
    expect(store.snapshot.sources.get('a-meeting')?.text).toBe(text)
  })

  it('is there once, whoever adds it how often and at once', async () => {
    const { library, ferry, files } = await libraryOn()
    const all = await Promise.all([1, 2, 3].map(() => library.contribute(ferry, ADA)))
    expect(all.map(({ status }) => status).sort()).toEqual(['published', 'there', 'there'])
    expect(files('sources')).toEqual([`${ID}.md`, 'bridge.md'])
  })

  it('that cannot be had is refused, with what to do', async () => {
    const { library, web } = await libraryOn({
      '/feed': '<rss version="2.0"><channel><title>H</title><item><title>A</title></item></channel></rss>',
    })
    const tried = async (address: string) => {
      const added = await library.contribute({ kind: 'address', address }, ADA)
      return added.status === 'refused' ? `${added.reason} ${added.advice}` : added.status
    }
    expect(await tried(web.url('/none'))).toBe('The server answers with status 404. Check the address.')
    expect(await tried('http://127.0.0.1:9/')).toContain('INGEST_ALLOW_HOSTS')
    expect(await tried(web.url('/feed'))).toContain('feeds.yaml')
  })
})

describe('what anybody else adds', () => {
  it('is refused where the operator does not allow it', async () => {
    const { library, ferry, web } = await libraryOn()
    expect(await library.contribute(ferry, READER)).toMatchObject({
      status: 'refused',
      reason: 'Only administrators add to the knowledge here.',
    })
    expect(web.asked).toEqual([])
  })

  it('waits where the operator does, and no more of it than is bounded', async () => {
    const { library, ferry, files } = await libraryOn({}, true)
    const added = await library.contribute(ferry, READER)
    expect(added.status === 'waiting' && added.draft.arrival?.by).toBe(READER.id)
    for (let times = 0; times < 4; times += 1) await library.contribute(ferry, READER)
    expect(await library.contribute(ferry, READER)).toMatchObject({
      reason: 'You have added as much as one may at once.',
    })
    expect(await library.contribute(ferry, { ...READER, id: 'chat di' })).toMatchObject({ status: 'there' })
    expect(files('drafts')).toEqual([`${ID}.md`])
    for (const done of [library.publish(ID, READER), library.reject(ID, READER)])
      expect(await done).toMatchObject({ sentence: 'Only administrators review what came in.' })
  })
})

describe('a draft', () => {
  it('says what to look at', async () => {
    const more = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ')
    const { library, draft, web } = await libraryOn({
      '/some': articlePage({ body: `<p>The board met again, and ${more}, it said.</p>` }),
    })
    draft(
      'teaser',
      '---\ntitle: A\npublished: 2032-01-01\n---\nThe vote was on Monday.\n\nSubscribe to continue reading\n',
    )
    draft('broken', '---\npublished: soon\n---\nWords.\n')
    const all = await library.drafts()
    const problems = new Map(all.map(({ id, problems: found }) => [id, found.join(' ')]))
    expect(problems.get('teaser')).toContain('Its date is to come: 2032-01-01.')
    expect(problems.get('teaser')).toContain('“Subscribe to continue reading”')
    expect(problems.get('teaser')).toContain('characters')
    expect(problems.get('broken')).toContain('title: is missing')
    await library.contribute({ kind: 'address', address: web.url('/ferry') }, ADA)
    const similar = await library.contribute({ kind: 'address', address: web.url('/some') }, ADA, true)
    expect(similar.status === 'waiting' && similar.draft.problems.join(' ')).toContain(`stands in ${ID} too`)
  })

  it('is published byte for byte, in service at once, and by whom is remembered', async () => {
    const { library, store, ferry, files, read } = await libraryOn()
    await library.contribute(ferry, ADA, true)
    const before = read('drafts', ID)
    expect(await library.publish(ID, ADA)).toEqual({ status: 'published', id: ID, isServed: true })
    expect(read('sources', ID)).toBe(before)
    expect(files('drafts')).toEqual([])
    expect(store.snapshot.sources.has(ID)).toBe(true)
    expect(await library.reject(ID, BO)).toEqual({
      status: 'undone',
      sentence: `${ID} was published already, by chat ada at 2031-11-05 12:00 UTC.`,
    })
  })

  it('that was rejected comes back by no door and by no feed', async () => {
    const { library, ferry, files, web, knowledge, state, reading } = await libraryOn({
      '/feed': (_request, response) =>
        response.end(
          `<rss version="2.0"><channel><title>H</title><item><guid>9</guid><title>F</title><link>${web.url('/ferry')}</link></item></channel></rss>`,
        ),
    })
    await library.contribute(ferry, ADA, true)
    expect(await library.reject(ID, ADA)).toMatchObject({ status: 'rejected', id: ID })
    expect(await library.contribute(ferry, ADA)).toMatchObject({ status: 'there', where: 'rejected' })
    writeFileSync(path.join(knowledge, 'feeds.yaml'), `- url: ${web.url('/feed')}\n`)
    const reader = new FeedReader({ knowledge, state, log: recordingLog().log, ...reading, pause: 0 })
    onTestFinished(() => reader.stop())
    expect(await reader.round()).toMatchObject([{ status: 'known', where: 'rejected' }])
    expect([files('drafts'), files('rejected'), files('sources')]).toEqual([[], [`${ID}.md`], ['bridge.md']])
  })

  it('of which two decide at once is decided once, and the second is told what happened', async () => {
    const { library, open, ferry, files } = await libraryOn()
    await library.contribute(ferry, ADA, true)
    const decided = await Promise.all([library.publish(ID, ADA), open().reject(ID, BO)])
    expect(decided.filter(({ status }) => status === 'undone')).toHaveLength(1)
    expect(files('drafts')).toEqual([])
    expect([...files('sources'), ...files('rejected')].filter((name) => name === `${ID}.md`)).toHaveLength(1)
  })

  it('whose publication a process could not end counts as published', async () => {
    const { library, ferry, files, knowledge } = await libraryOn()
    await library.contribute(ferry, ADA, true)
    linkSync(path.join(knowledge, 'drafts', `${ID}.md`), path.join(knowledge, 'sources', `${ID}.md`))
    expect(await library.drafts()).toEqual([])
    expect([files('drafts'), files('sources')]).toEqual([[], [`${ID}.md`, 'bridge.md']])
  })

  it('goes over no source of its name', async () => {
    const { library, draft, read } = await libraryOn()
    draft('bridge', '---\ntitle: Another bridge\n---\nIt closed.\n')
    expect(await library.publish('bridge', ADA)).toMatchObject({ status: 'undone' })
    expect(read('sources', 'bridge')).toContain('The bridge opened.')
    expect(read('drafts', 'bridge')).toContain('It closed.')
  })

  it('that could not be served is not published', async () => {
    const { library, draft, files } = await libraryOn()
    draft('nameless', '---\nkind: news\n---\nWords.\n')
    const done = await library.publish('nameless', ADA)
    expect(done.status === 'undone' && done.sentence).toContain('title: is missing')
    expect(files('drafts')).toEqual(['nameless.md'])
  })

  it.each(['../sources/bridge', '..', '', 'sources/bridge', '.x'])('has no such name: %j', async (id) => {
    const { library, files } = await libraryOn()
    expect(await library.publish(id, ADA)).toMatchObject({ status: 'undone' })
    expect(await library.reject(id, ADA)).toMatchObject({ status: 'undone' })
    expect(files('sources')).toEqual(['bridge.md'])
  })
})

describe('an edit', () => {
  const CONTENT = '---\ntitle: The ferry\n---\nIt stops.\n'

  it('is saved as the file', async () => {
    const { library, draft, read } = await libraryOn()
    draft('ferry', CONTENT)
    const { hash = '' } = (await library.draft('ferry')) ?? {}
    const edited = await library.edit('ferry', CONTENT.replace('stops', 'sails'), hash, ADA)
    expect(edited).toMatchObject({ status: 'saved', draft: { text: 'It sails.\n' } })
    expect(read('drafts', 'ferry')).toBe(CONTENT.replace('stops', 'sails'))
  })

  it('of what somebody else has changed meanwhile overwrites nothing', async () => {
    const { library, draft, read, files } = await libraryOn()
    draft('ferry', CONTENT)
    const { hash = '' } = (await library.draft('ferry')) ?? {}
    draft('ferry', CONTENT.replace('stops', 'sinks'))
    expect(await library.edit('ferry', CONTENT, hash, ADA)).toMatchObject({
      status: 'changed',
      draft: { text: 'It sinks.\n' },
    })
    expect(read('drafts', 'ferry')).toContain('sinks')
    expect(files('drafts')).toEqual(['ferry.md'])
    await library.reject('ferry', BO)
    expect(await library.edit('ferry', CONTENT, hash, ADA)).toMatchObject({ status: 'undone' })
    expect(files('drafts')).toEqual([])
  })
})

describe('a feed', () => {
  it('tells how it does', async () => {
    let status = 200
    const { library, web, knowledge, state, reading } = await libraryOn({
      '/feed': (_request, response) => {
        const item = `<item><guid>9</guid><title>F</title><link>${web.url('/ferry')}</link></item>`
        response.writeHead(status).end(`<rss version="2.0"><channel><title>H</title>${item}</channel></rss>`)
      },
    })
    const url = web.url('/feed')
    writeFileSync(path.join(knowledge, 'feeds.yaml'), `- url: ${url}\n  publisher: The Lune Herald\n`)
    let now = Date.parse('2031-11-05T11:50:00Z')
    const options = { knowledge, state, log: recordingLog().log, ...reading, pause: 0, now: () => now }
    const reader = new FeedReader(options)
    onTestFinished(() => reader.stop())
    await reader.round()
    expect((await library.feeds()).feeds).toEqual([
      {
        url,
        publisher: 'The Lune Herald',
        isReviewed: true,
        minutes: 30,
        nextAt: new Date('2031-11-05T12:20:00Z'),
        readAt: new Date('2031-11-05T11:50:00Z'),
        lastArticle: { title: 'Ferry stops for winter', at: new Date('2031-11-05T11:50:00Z') },
        failures: 0,
        waiting: 1,
      },
    ])
    status = 500
    now = Date.parse('2031-11-05T12:21:00Z')
    await reader.round()
    expect((await library.feeds()).feeds).toMatchObject([
      { failures: 1, lastError: 'The server answers with status 500.', waiting: 1 },
    ])
    writeFileSync(path.join(knowledge, 'feeds.yaml'), 'nonsense')
    expect((await library.feeds()).problems).toEqual(['feeds.yaml:1:1 error: must be a list of feeds'])
  })
})
