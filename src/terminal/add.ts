import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { stderr, stdin, stdout } from 'node:process'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { loadConfig, type Config } from '../config.ts'
import { addAddress, addBytes, type Added, type Adding } from '../ingest/add.ts'
import { createParser } from '../ingest/parse/parser.ts'
import { Catalogue } from '../ingest/shelf/catalogue.ts'
import { Shelf } from '../ingest/shelf/shelf.ts'
import { fetchingOf } from '../ingest/fetch/settings.ts'
import { hasCode } from '../errors.ts'
import { failureText } from './failure.ts'

/* The command line of `npm run add`: what is named becomes a source that can be cited. */

const usage = `Usage: npm run add -- ADDRESS|FILE|FOLDER|- ...

Adds web pages, feeds, PDF, Word, OpenDocument, EPUB, mail, transcripts and texts to the knowledge folder that
KNOWLEDGE_DIR names, each as a file in its sources. "-" reads one document from standard input. A feed's articles are
added too. Exit code: 0 everything is there, 1 something was refused, 2 nothing could be done.
`

const EXIT_CODES = { there: 0, refused: 1, unusable: 2 } as const
/** A feed names at most so many articles at once. */
const MOST_OF_A_FEED = 50

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    })
    if (values.help || positionals.length === 0) {
      const stream = values.help ? stdout : stderr
      stream.write(usage)
      return values.help ? EXIT_CODES.there : EXIT_CODES.unusable
    }
    return await addAll(positionals, loadConfig())
  } catch (error) {
    stderr.write(`${failureText(error)}\n`)
    return EXIT_CODES.unusable
  }
}

async function addAll(things: readonly string[], config: Config): Promise<number> {
  const parser = createParser()
  parser.warm(things.some(isAddress) ? 'html' : 'text')
  const adding: Adding = {
    shelf: await Shelf.open(new Catalogue(config.KNOWLEDGE_DIR, path.join(config.DATA_DIR, 'cache'))),
    parser,
    fetching: fetchingOf(config),
    today: new Date().toISOString().slice(0, 10),
  }
  let isRefused = false
  try {
    for (const thing of things)
      for await (const [name, added] of addOne(thing, adding)) {
        stdout.write(`${(await linesOf(name, added)).join('\n')}\n`)
        isRefused ||= added.status === 'refused'
      }
  } finally {
    await parser.close()
  }
  return isRefused ? EXIT_CODES.refused : EXIT_CODES.there
}

type Result = readonly [name: string, added: Added]

async function* addOne(thing: string, adding: Adding): AsyncGenerator<Result> {
  if (isAddress(thing)) yield* withArticles(thing, await addAddress(thing, adding), adding)
  else if (thing === '-') {
    const bytes = await buffer(stdin)
    yield* withArticles('-', await addBytes({ bytes, contentType: '', name: '' }, adding), adding)
  } else {
    const files = await filesIn(thing)
    if (!files) yield [thing, { status: 'refused', reason: 'There is no such file or folder.' }]
    for (const file of files ?? []) {
      const given = { bytes: await readFile(file), contentType: '', name: path.basename(file) }
      yield* withArticles(file, await addBytes(given, adding), adding)
    }
  }
}

function isAddress(thing: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//iu.test(thing)
}

/** A feed's articles are read where they stand; what they do not say of themselves, the feed may. */
async function* withArticles(name: string, added: Added, adding: Adding): AsyncGenerator<Result> {
  yield [name, added]
  if (added.status !== 'feed') return
  for (const { url, particulars } of added.feed.items.slice(0, MOST_OF_A_FEED))
    if (url !== undefined) yield [url, await addAddress(url, { ...adding, assumed: particulars })]
}

/** @returns undefined where nothing is called so. */
async function filesIn(named: string): Promise<string[] | undefined> {
  const found = await stat(named).catch((cause: unknown) => {
    if (hasCode(cause, 'ENOENT')) return undefined
    throw cause
  })
  if (!found?.isDirectory()) return found && [named]
  const entries = await readdir(named, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** Whoever adds nothing does not wait until what reads a source is loaded. */
async function cardOf(id: string, file: string): Promise<string[]> {
  const { addedCard } = await import('./addedCard.ts')
  return addedCard(id, await readFile(file, 'utf8'), new Date())
}

async function linesOf(name: string, added: Added): Promise<string[]> {
  switch (added.status) {
    case 'added':
      return [...(await cardOf(added.id, added.file)), ...added.document.doubts.map((doubt) => `  ${doubt}`)]
    case 'revised':
      return [
        added.where === 'sources'
          ? `${name} has changed: ${added.id} has a new version, and the one before is kept.`
          : `${name} has changed: the new version of ${added.id} waits in drafts.`,
        ...added.document.doubts.map((doubt) => `  ${doubt}`),
      ]
    case 'known':
      return [`${name} is there already: ${added.id}${added.by === 'text' ? ' has the same text' : ''}.`]
    case 'feed':
      return [`${name} is a feed of ${added.feed.items.length} articles: ${added.feed.title}`]
    case 'refused':
      return [`${name} was not added. ${added.reason}`]
  }
}
