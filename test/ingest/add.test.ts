import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addAddress, addBytes, type Added, type Adding } from '../../src/ingest/add.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { Catalogue } from '../../src/ingest/shelf/catalogue.ts'
import { Shelf } from '../../src/ingest/shelf/shelf.ts'
import { reserved } from '../../src/command/list.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { runCommandLine, temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, ARTICLE_LINES, webOf, type TestWeb } from './web.ts'

const HEAD =
  '<meta property="article:published_time" content="2031-11-04T01:30:00Z"><meta property="og:site_name" content="The Lune Herald">'
const ID = '2031-11-04-ferry-stops-for-winter'

const parser = createParser()
afterAll(() => parser.close())

interface TestShelf {
  readonly knowledge: string
  readonly adding: Adding
  readonly text: (text: string, name?: string) => Promise<Added>
  readonly files: () => string[]
  readonly read: (id: string) => string
}

async function shelfFor(web?: TestWeb): Promise<TestShelf> {
  const knowledge = temporaryFolder()
  const rules = { allowed: web ? [web.host] : [], forbidden: [] }
  const shelf = await Shelf.open(new Catalogue(knowledge))
  const adding = { shelf, parser, fetching: { rules, userAgent: 'Test' }, today: '2031-11-05' }
  return {
    knowledge,
    adding,
    text: (text, name = '') => addBytes({ bytes: Buffer.from(text), contentType: '', name }, adding),
    files: () =>
      readdirSync(knowledge, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')),
    read: (id) => readFileSync(path.join(knowledge, 'sources', `${id}.md`), 'utf8'),
  }
}

describe('npm run add', () => {
  it('takes an article from its address to a cited card', async () => {
    const web = await webOf({ '/ferry': articlePage({ head: HEAD }) })
    const env = { KNOWLEDGE_DIR: temporaryFolder(), INGEST_ALLOW_HOSTS: web.host }
    const added = await runCommandLine('add', [web.url('/ferry')], { env })
    expect(added).toMatchObject({ code: 0, err: '' })
    expect(added.out).toContain(`Added ${ID}: Ferry stops for winter\n`)
    expect(added.out).toContain('B. Berg, The Lune Herald. Published 4 November 2031: dated ')
    expect(added.out).toContain('Its date is to come: 2031-11-04.')
    expect(added.out).toContain(`3 passages. It begins: “${ARTICLE_LINES[0] ?? ''}”`)
    expect((await loadKnowledge(env.KNOWLEDGE_DIR, new Set())).problems).toEqual([])
    const asked = ['--json', 'what did the mayor of Port Lune reject?']
    const { out } = await runCommandLine('ask', asked, { env })
    expect(out).toContain('"status":"found"')
    expect(out).toContain(`"quote":"${ARTICLE_LINES[2] ?? ''}"`)
  })

  it('reads standard input, refuses what it cannot read, and says how it is used', async () => {
    const env = { KNOWLEDGE_DIR: temporaryFolder() }
    const { code, out } = await runCommandLine(
      'add',
      ['nothing.txt', 'ftp://herald.example/', '-', 'http://127.0.0.1/'],
      {
        env,
        isBuilt: false,
        input: '# A title\n\nWhat was said.\n',
      },
    )
    expect(code).toBe(1)
    expect(out).toContain('nothing.txt was not added. There is no such file or folder.')
    expect(out).toContain('ftp://herald.example/ was not added. Only addresses that begin with http')
    expect(out).toContain('Added a-title: A title')
    expect(out).toContain('http://127.0.0.1/ was not added.')
    expect((await runCommandLine('add', [])).err).toContain('npm run add')
  })
})

describe('a document', () => {
  it('says in its file where each particular was read from', async () => {
    const web = await webOf({ '/ferry': articlePage({ head: HEAD }) })
    const { adding, read } = await shelfFor(web)
    await addAddress(web.url('/ferry'), adding)
    expect(read(ID)).toContain('title: "Ferry stops for winter" # h1\n')
    expect(read(ID)).toContain('published: "2031-11-04T01:30:00Z" # meta article:published_time\n')
    expect(read(ID)).toContain('retrieved: 2031-11-05\n')
  })

  it('is taken once, by whatever address and in whichever paper', async () => {
    const canonical = articlePage({ head: `${HEAD}<link rel="canonical" href="/ferry">` })
    const web = await webOf({
      '/ferry': canonical,
      '/ferry?utm_source=mail': canonical,
      '/reprint': articlePage({ head: '<meta property="og:site_name" content="The Key Post">' }),
    })
    const { adding, files } = await shelfFor(web)
    const added = []
    for (const each of ['/ferry', '/ferry?utm_source=mail', '/reprint'])
      added.push(await addAddress(web.url(each), adding))
    expect(added).toMatchObject([
      { status: 'added', id: ID },
      { status: 'known', id: ID, by: 'address' },
      { status: 'known', id: ID, by: 'text' },
    ])
    expect(files()).toEqual([`sources/${ID}.md`])
  })

  it('is known again by a shelf that is opened later', async () => {
    const web = await webOf({ '/ferry': articlePage({ head: HEAD }) })
    const { knowledge, adding } = await shelfFor(web)
    await addAddress(web.url('/ferry'), adding)
    const later = { ...adding, shelf: await Shelf.open(new Catalogue(knowledge)) }
    expect(await addAddress(web.url('/ferry'), later)).toMatchObject({ status: 'known', by: 'address' })
  })

  it('of plain text is kept byte for byte', async () => {
    const { text, read } = await shelfFor()
    const words = 'A first line, “as it is”.\n\n  The  second one.\n'
    expect(await text(words, 'odd-notes.txt')).toMatchObject({ status: 'added', id: 'odd-notes' })
    expect(read('odd-notes').split('---\n')[2]).toBe(words)
  })

  it('that the project comes with goes through the same door byte for byte', async () => {
    const { knowledge, adding } = await shelfFor()
    for (const name of readdirSync('knowledge/sources')) {
      const bytes = readFileSync(path.join('knowledge/sources', name))
      const added = await addBytes({ bytes, contentType: '', name }, adding)
      const id = added.status === 'added' ? added.id : ''
      const [before, after] = [name.replace('.md', ''), id].map(async (source, at) => {
        const { sources } = await loadKnowledge(at === 0 ? 'knowledge' : knowledge, reserved)
        return sources.get(source)
      })
      const { text, particulars } = (await after) ?? {}
      expect(text).toBe((await before)?.text)
      expect(particulars?.published).toEqual((await before)?.particulars.published)
    }
  })

  it('never goes over another of the same name', async () => {
    const { text, files, read } = await shelfFor()
    await text('# Notes\n\nWhat was said first.\n')
    await text('# Notes\n\nSomething that is wholly different.\n')
    expect(files()).toEqual(['sources/notes-2.md', 'sources/notes.md'])
    expect(read('notes')).toContain('first')
  })

  it('that is a feed names its articles', async () => {
    const { text } = await shelfFor()
    const feed =
      '<rss version="2.0"><channel><title>Herald</title><item><title>A</title><link>https://herald.example/a</link></item></channel></rss>'
    expect(await text(feed)).toMatchObject({
      status: 'feed',
      feed: { title: 'Herald', items: [{ url: 'https://herald.example/a' }] },
    })
  })

  it.each([
    ['a picture', 'P\u0000NG', 'This is no text, web page'],
    ['nothing', '', 'No text was found in it.'],
    ['a broken PDF', '%PDF-1.7 nothing', 'It cannot be read as pdf'],
  ])('that is %s is refused in words', async (_what, bytes, words) => {
    const { text, files } = await shelfFor()
    const added = await text(bytes)
    expect(added.status === 'refused' && added.reason).toContain(words)
    expect(files()).toEqual([])
  })
})
