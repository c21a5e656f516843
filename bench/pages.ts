import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { z } from 'zod'
import { blocksOf } from '../src/ingest/html/blocks.ts'
import { readPage } from '../src/ingest/html/page.ts'
import { savedPages, type SavedPage } from './pages/saved.ts'
import { f1, mean, median, scoreOf } from './pages/score.ts'
import { table } from './report.ts'

/*
 * Reads saved pages and compares what is read with what humans say stands there:
 * `node --import tsx bench/pages.ts FOLDER… [--peer MODULE]… [--list]`. A peer is a module that exports its `name` and a
 * function `read(html, address)` that gives `{ text, title?, published? }`, so that none has to be a part of the project.
 */

const read = z.object({
  text: z.string().nullish(),
  title: z.string().nullish(),
  published: z.string().nullish(),
})
type Read = z.output<typeof read>

interface Reader {
  readonly name: string
  readonly read: (html: string, address: string) => unknown
}

const OURS: Reader = { name: 'ours', read: readOurs }
const READERS: readonly Reader[] = [
  OURS,
  { name: 'ours, with captions', read: (html, address) => ({ text: readPage(html, address).text }) },
  { name: 'Readability alone', read: readByReadability },
]

function readOurs(html: string, address: string): Read {
  const { text, apart = [], particulars } = readPage(html, address)
  const paragraphs = text.split('\n\n')
  return {
    text: paragraphs.slice(0, paragraphs.length - apart.length).join('\n\n'),
    title: particulars.title?.value,
    published: particulars.published?.value,
  }
}

function readByReadability(html: string): Read {
  const { document } = parseHTML(html)
  const article = new Readability(document, { serializer: (element) => element, keepClasses: true }).parse()
  const lines = article?.content ? blocksOf(article.content) : []
  return { text: lines.map(({ text }) => text).join('\n\n'), title: article?.title }
}

const peer = z.object({
  name: z.string(),
  read: z.custom<Reader['read']>((value) => typeof value === 'function'),
})

/** What a reader made of each page; nothing, where it failed. */
async function readAll(reader: Reader, pages: readonly SavedPage[]): Promise<readonly Read[]> {
  const all: Read[] = []
  for (const { html, address } of pages)
    try {
      all.push(read.parse(await reader.read(html, address)))
    } catch {
      all.push({})
    }
  return all
}

function textRow(
  name: string,
  pages: readonly SavedPage[],
  found: readonly Read[],
  milliseconds: number,
): string[] {
  const scores = pages.map(({ text = '' }, at) => scoreOf(text, found[at]?.text ?? ''))
  const [precision, recall] = [
    mean(scores.map((one) => one.precision)),
    mean(scores.map((one) => one.recall)),
  ]
  const each = scores.map(f1)
  const least = each.filter((one) => one < 0.7).length
  const numbers = [precision, recall, f1({ precision, recall }), median(each)].map((value) =>
    value.toFixed(3),
  )
  return [name, ...numbers, String(least), milliseconds.toFixed(0)]
}

const bare = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')

interface Judged {
  readonly page: SavedPage
  readonly what: 'title' | 'date'
  readonly found: string | null | undefined
  readonly verdict: 'right' | 'missed' | 'wrong' | 'invented'
}

function judge(page: SavedPage, { title, published }: Read): Judged[] {
  const { titles, published: day } = page
  const of = (what: Judged['what'], found: Judged['found'], isRight: boolean, isSaid: boolean): Judged => ({
    page,
    what,
    found,
    verdict: isRight ? 'right' : !found ? 'missed' : isSaid ? 'wrong' : 'invented',
  })
  return [
    ...(titles
      ? [
          of(
            'title',
            title,
            titles.some((one) => bare(one) === bare(title ?? '')),
            true,
          ),
        ]
      : []),
    ...(day === undefined
      ? []
      : [of('date', published, (published?.slice(0, 10) ?? null) === day, day !== null)]),
  ]
}

function particularsRow(name: string, judged: readonly Judged[], what: Judged['what']): string[] {
  const own = judged.filter((one) => one.what === what)
  const count = (verdict: Judged['verdict']): number => own.filter((one) => one.verdict === verdict).length
  const share = own.length === 0 ? '' : (count('right') / own.length).toFixed(3)
  return [
    `${what}, ${name}`,
    String(own.length),
    share,
    ...(['missed', 'wrong', 'invented'] as const).map((verdict) => String(count(verdict))),
  ]
}

async function compare(folder: string, readers: readonly Reader[], isListed: boolean): Promise<string> {
  const pages = savedPages(folder)
  const withText = pages.some(({ text }) => text !== undefined)
  const texts: string[][] = []
  const particulars: string[][] = []
  for (const reader of readers) {
    const begin = performance.now()
    const found = await readAll(reader, pages)
    const each = (performance.now() - begin) / pages.length
    const judged = pages.flatMap((page, at) => judge(page, found[at] ?? {}))
    if (withText) texts.push(textRow(reader.name, pages, found, each))
    if (found.some(({ title }) => title)) particulars.push(particularsRow(reader.name, judged, 'title'))
    if (found.some(({ published }) => published))
      particulars.push(particularsRow(reader.name, judged, 'date'))
    if (isListed && reader === OURS)
      for (const { page, what, found: value, verdict } of judged)
        if (verdict !== 'right')
          process.stderr.write(
            `${page.name} ${what} ${verdict}: ${value ?? 'none'}; it is ${String(what === 'title' ? page.titles?.join(' or ') : page.published)}\n`,
          )
  }
  const title = `${path.basename(folder)}: ${pages.length} pages`
  const sections = [
    {
      title,
      text: '',
      columns: ['text', 'precision', 'recall', 'F1', 'median F1', 'below 0.7', 'ms a page'],
      rows: texts,
    },
    { title, text: '', columns: ['', 'pages', 'right', 'missed', 'wrong', 'invented'], rows: particulars },
  ]
  return `${title}\n\n${sections
    .filter(({ rows }) => rows.length > 0)
    .map(table)
    .join('\n\n')}\n`
}

const { values, positionals } = parseArgs({
  options: {
    peer: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const peers: Reader[] = []
for (const file of values.peer) {
  const loaded: unknown = await import(pathToFileURL(path.resolve(file)).href)
  peers.push(peer.parse(loaded))
}
for (const folder of positionals)
  process.stdout.write(`${await compare(folder, [...READERS, ...peers], values.list)}\n`)
