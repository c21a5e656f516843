import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addAddress, type Added, type Adding } from '../../src/ingest/add.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { Catalogue } from '../../src/ingest/shelf/catalogue.ts'
import { Shelf } from '../../src/ingest/shelf/shelf.ts'
import { adoptDraft } from '../../src/ingest/shelf/versions.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, ARTICLE_LINES, webOf } from './web.ts'

const ID = '2031-11-04-ferry-stops-for-winter'
const HEAD =
  '<meta property="article:published_time" content="2031-11-04T01:30:00Z"><meta property="og:site_name" content="The Lune Herald">'
const CORRECTED = ARTICLE_LINES.map((line) => line.replace('40,000 crowns', '45,000 crowns'))

const parser = createParser()
afterAll(() => parser.close())

/** An article at one address, which changes, and a knowledge folder that it comes into. */
async function desk() {
  let page = articlePage({ head: HEAD })
  const other = articlePage({ head: '<meta property="og:site_name" content="The Key Post">' })
  const web = await webOf({
    '/ferry': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
    '/reprint': other,
  })
  const knowledge = temporaryFolder()
  const at = (...parts: string[]) => path.join(knowledge, ...parts)
  const add = async (today: string, more: Partial<Adding> = {}, from = '/ferry'): Promise<Added> =>
    addAddress(web.url(from), {
      shelf: await Shelf.open(new Catalogue(knowledge)),
      parser,
      fetching: { rules: { allowed: [web.host], forbidden: [] }, userAgent: 'Test' },
      today,
      ...more,
    })
  await add('2031-11-05')
  return {
    knowledge,
    add,
    change: (paragraphs: readonly string[], head = HEAD) => {
      page = articlePage({ head, paragraphs: [...paragraphs] })
    },
    files: () =>
      readdirSync(knowledge, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .sort(),
    read: (...parts: string[]) => readFileSync(at(...parts), 'utf8'),
    edit: (change: (content: string) => string, ...parts: string[]) => {
      writeFileSync(at(...parts), change(readFileSync(at(...parts), 'utf8')))
    },
  }
}

const SOURCE = ['sources', `${ID}.md`] as const

describe('an article that was changed where it stands', () => {
  it('is a new version, and the one before is kept byte for byte', async () => {
    const { knowledge, add, change, files, read } = await desk()
    const before = read(...SOURCE)
    const modified = '<meta property="article:modified_time" content="2031-11-06T08:00:00+05:00">'
    change(CORRECTED, HEAD + modified)
    expect(await add('2031-11-07')).toMatchObject({ status: 'revised', id: ID, where: 'sources' })
    expect(files()).toEqual([SOURCE.join('/'), `versions/${ID}/2031-11-07.md`])
    expect(read('versions', ID, '2031-11-07.md')).toBe(before)
    expect(read(...SOURCE)).toContain('45,000 crowns')
    expect(read(...SOURCE)).toContain('changed: "2031-11-06T08:00:00+05:00" # meta article:modified_time\n')
    const { problems, versions } = await loadKnowledge(knowledge, new Set())
    expect(problems).toEqual([])
    expect(versions.get(ID)?.map(({ name }) => name)).toEqual(['2031-11-07'])
  })

  it('twice on a day is two versions', async () => {
    const { add, change, files } = await desk()
    for (const price of ['41,000', '42,000']) {
      change(ARTICLE_LINES.map((line) => line.replace('40,000', price)))
      await add('2031-11-07')
    }
    expect(files().slice(1)).toEqual([`versions/${ID}/2031-11-07-2.md`, `versions/${ID}/2031-11-07.md`])
  })

  it('is none where nothing but what stands around it was', async () => {
    const { add, change, files } = await desk()
    change(ARTICLE_LINES, `${HEAD}<meta name="keywords" content="ferry">`)
    expect(await add('2031-11-07')).toMatchObject({ status: 'known', by: 'address' })
    expect(files()).toEqual([SOURCE.join('/')])
  })

  it('is written once where the program ended after it kept the version', async () => {
    const { knowledge, add, change, files, read, edit } = await desk()
    const before = read(...SOURCE)
    change(CORRECTED)
    await add('2031-11-07')
    edit(() => before, ...SOURCE)
    expect((await loadKnowledge(knowledge, new Set())).versions.size).toBe(0)
    await add('2031-11-07')
    expect(files()).toEqual([SOURCE.join('/'), `versions/${ID}/2031-11-07.md`])
    expect(read(...SOURCE)).toContain('45,000 crowns')
  })

  it('keeps what an editor wrote into its front matter', async () => {
    const { add, change, read, edit } = await desk()
    edit((content) => content.replace('---\n', '---\nviewpoint: Lune # as the desk sees it\n'), ...SOURCE)
    change(CORRECTED)
    await add('2031-11-07')
    expect(read(...SOURCE)).toContain('viewpoint: Lune # as the desk sees it\n')
    expect(read(...SOURCE)).toContain('45,000 crowns')
  })

  it.each([
    [
      'whose text an editor changed here',
      (text: string) => text.replace(' leaks', ' leaked'),
      CORRECTED,
      'edited',
    ],
    ['that is cut to its beginning', (text: string) => text, ARTICLE_LINES.slice(0, 1), 'much shorter'],
    [
      'that is another article now',
      (text: string) => text,
      Array.from(
        { length: 4 },
        (_, at) => `Nothing of the ferry, but ${at} words on storms, said the board of the isles.`,
      ),
      'hardly any words',
    ],
  ])('waits for a review %s', async (_what, edited, paragraphs, doubt) => {
    const { add, change, files, read, edit } = await desk()
    edit(edited, ...SOURCE)
    const before = read(...SOURCE)
    change(paragraphs)
    const added = await add('2031-11-07')
    expect(added).toMatchObject({ status: 'revised', where: 'drafts' })
    expect(added.status === 'revised' && added.doubt).toContain(doubt)
    expect(files()).toEqual([`drafts/${ID}.md`, SOURCE.join('/')])
    expect(read(...SOURCE)).toBe(before)
    expect(await add('2031-11-08')).toMatchObject({ status: 'known' })
  })

  it('waits where its feed is reviewed, and the source is as it was until the draft is published', async () => {
    const { knowledge, add, change, files, read } = await desk()
    change(CORRECTED)
    await add('2031-11-07', { place: 'drafts' })
    expect(read(...SOURCE)).toContain('40,000 crowns')
    expect(await adoptDraft(knowledge, ID, '2031-11-08')).toBe(true)
    expect(files()).toEqual([SOURCE.join('/'), `versions/${ID}/2031-11-08.md`])
    expect(read(...SOURCE)).toContain('45,000 crowns')
  })

  it('that an editor wrote down by hand is never touched', async () => {
    const { add, change, files, edit } = await desk()
    edit((content) => content.replace(/digest: .*\n/u, ''), ...SOURCE)
    change(CORRECTED)
    expect(await add('2031-11-07')).toMatchObject({ status: 'known' })
    expect(files()).toEqual([SOURCE.join('/')])
  })
})

describe('a text that stands in two papers', () => {
  it('is kept once, with where it stands besides', async () => {
    const { knowledge, add, files, read } = await desk()
    expect(await add('2031-11-06', {}, '/reprint')).toMatchObject({ status: 'known', by: 'text' })
    expect(await add('2031-11-07', {}, '/reprint')).toMatchObject({ status: 'known', by: 'address' })
    expect(files()).toEqual([SOURCE.join('/')])
    expect(read(...SOURCE)).toMatch(
      /alsoAt:\n {2}- url: http:\/\/127\.0\.0\.1:\d+\/reprint\n {4}publisher: The Key Post\n/u,
    )
    const { sources, problems } = await loadKnowledge(knowledge, new Set())
    expect(problems).toEqual([])
    expect(sources.get(ID)?.particulars.alsoAt).toMatchObject([{ publisher: 'The Key Post' }])
  })

  it('is kept once though both come at the same moment', async () => {
    const { knowledge, add, files, read } = await desk()
    const shelf = await Shelf.open(new Catalogue(knowledge))
    await Promise.all(['/ferry', '/reprint', '/reprint'].map((from) => add('2031-11-06', { shelf }, from)))
    expect(files()).toEqual([SOURCE.join('/')])
    expect(read(...SOURCE).match(/reprint/gu)).toHaveLength(1)
  })
})

describe('a catalogue', () => {
  it('takes away what a process left unfinished that ended long ago, and nothing that is being written', async () => {
    const { knowledge } = await desk()
    const [old, fresh] = ['0123456789abcdef', 'fedcba9876543210'].map((name) =>
      path.join(knowledge, 'sources', `.${name}.draft`),
    )
    for (const file of [old, fresh]) writeFileSync(file ?? '', 'half')
    utimesSync(old ?? '', 1, 1)
    await new Catalogue(knowledge).read()
    expect([old, fresh].map((file) => existsSync(file ?? ''))).toEqual([false, true])
  })

  it('finds the same in its cache as in the files, and in neither what has gone', async () => {
    const { knowledge } = await desk()
    for (let number = 0; number < 30; number += 1)
      writeFileSync(
        path.join(knowledge, 'sources', `s${number}.md`),
        `---\ntitle: A\nurl: https://herald.example/${number}\n---\nThe ferry carried ${number} people to the isle.\n`,
      )
    const cache = temporaryFolder()
    const fresh = await new Catalogue(knowledge, cache).read()
    expect(readdirSync(cache)).toHaveLength(1)
    expect(await new Catalogue(knowledge, cache).read()).toEqual(fresh)
    expect(await new Catalogue(knowledge).read()).toEqual(fresh)
    for (const name of readdirSync(cache)) writeFileSync(path.join(cache, name), 'spoilt')
    expect(await new Catalogue(knowledge, cache).read()).toEqual(fresh)
  })
})
