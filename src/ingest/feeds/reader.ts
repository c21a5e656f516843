import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { State } from '../../state/state.ts'
import type { Added } from '../add.ts'
import { decode } from '../encoding.ts'
import type { Fetched, FetchOptions } from '../fetch/fetch.ts'
import type { Parser } from '../parse/parser.ts'
import { Catalogue } from '../shelf/catalogue.ts'
import { Shelf } from '../shelf/shelf.ts'
import { takeOutExpired } from './expiry.ts'
import type { FeedItem } from '../formats/feedItem.ts'
import { FeedItems } from './items.ts'
import { Manners } from './manners.ts'
import { FeedProgress, type Progress } from './progress.ts'
import { readFeedSettings, type FeedSettings } from './settings.ts'

export interface FeedReaderOptions {
  /** The knowledge folder. */
  readonly knowledge: string
  /** What the folder has; by default one of its own. */
  readonly catalogue?: Catalogue
  readonly state: State
  readonly log: Log
  readonly fetching: FetchOptions
  readonly parser: Parser
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Between two requests to one host, in milliseconds. */
  readonly pause?: number
  /** Where others ask servers too, they and the reader share one. */
  readonly manners?: Manners
  /** Whether no other process has this state: what a process before had taken is free then. */
  readonly isAlone?: boolean
  /** Whether a fact quotes a source: it stays then, though its time is over. */
  readonly isQuoted?: (id: string) => boolean
}

/** How often it is looked which feeds are due. */
const ROUND_MILLISECONDS = 15_000
const LONGEST_BACKOFF_MILLISECONDS = 24 * 60 * 60 * 1000
const MINUTE = 60_000

/** Reads the feeds of feeds.yaml when they are due, and puts each of their articles on the shelf once. */
export class FeedReader {
  readonly #options: FeedReaderOptions
  readonly #manners: Manners
  readonly #progress: FeedProgress
  readonly #catalogue: Catalogue
  readonly #items: FeedItems
  readonly #ending = new AbortController()
  readonly #now: () => number
  #running: Promise<void> = Promise.resolve()
  #told = ''

  constructor(options: FeedReaderOptions) {
    // As many wait for it as hosts are asked at once.
    setMaxListeners(0, this.#ending.signal)
    this.#options = options
    this.#now = options.now ?? Date.now
    const { fetching, pause } = options
    this.#manners =
      options.manners ?? new Manners({ fetching, now: this.#now, ...(pause !== undefined && { pause }) })
    this.#progress = new FeedProgress(options.state)
    this.#catalogue = options.catalogue ?? new Catalogue(options.knowledge)
    this.#items = new FeedItems({
      ...options,
      manners: this.#manners,
      progress: this.#progress,
      signal: this.#ending.signal,
      now: this.#now,
    })
  }

  /** Reads on until it is stopped. */
  start(): void {
    this.#running = this.#run()
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    await this.#running
  }

  #isEnding(): boolean {
    return this.#ending.signal.aborted
  }

  async #run(): Promise<void> {
    if (this.#options.isAlone === true) await this.#progress.freeAll()
    while (!this.#isEnding()) {
      await this.round().catch((err: unknown) => {
        this.#options.log.error({ err }, 'The feeds could not be read; they are tried again.')
      })
      await wait(ROUND_MILLISECONDS, undefined, { signal: this.#ending.signal }).catch(() => undefined)
    }
  }

  /** Reads each feed that is due, those of several hosts at once. @returns what came of it, for whoever waits. */
  async round(): Promise<readonly Added[]> {
    const { feeds, problems } = await readFeedSettings(this.#options.knowledge)
    this.#tell(problems.map(({ line, message }) => `feeds.yaml:${line} ${message}`).join('\n'))
    const due: FeedSettings[] = []
    for (const feed of feeds) if ((await this.#progress.of(feed.url)).nextAt <= this.#now()) due.push(feed)
    if (due.length === 0) return []
    const shelf = await Shelf.open(this.#catalogue)
    await this.#takeOut(shelf)
    const all = await Promise.all(due.map((feed) => this.#readIfFree(feed, shelf)))
    return all.flat()
  }

  async #takeOut(shelf: Shelf): Promise<void> {
    const { knowledge, isQuoted = () => false, log } = this.#options
    const today = new Date(this.#now()).toISOString().slice(0, 10)
    const ids = await takeOutExpired({ knowledge, known: shelf.known, today, isQuoted }).catch(
      (err: unknown) => {
        log.error({ err }, 'Articles whose time is over could not be taken out; that is tried later.')
        return []
      },
    )
    if (ids.length > 0) log.info({ ids }, 'Articles were taken out whose time was over.')
  }

  /** A file that has faults is told of once. */
  #tell(problems: string): void {
    if (problems !== '' && problems !== this.#told)
      this.#options.log.warn({ problems }, 'feeds.yaml cannot be used; no feed is read until it is mended.')
    this.#told = problems
  }

  async #readIfFree(feed: FeedSettings, shelf: Shelf): Promise<readonly Added[]> {
    if (!(await this.#progress.take(feed.url))) return []
    try {
      // Another process may have read it since it was looked at.
      const progress = await this.#progress.of(feed.url)
      return progress.nextAt <= this.#now() ? await this.#readFeed(feed, progress, shelf) : []
    } finally {
      await this.#progress.giveBack(feed.url)
    }
  }

  async #readFeed(feed: FeedSettings, before: Progress, shelf: Shelf): Promise<readonly Added[]> {
    try {
      const answer = await this.#manners.fetch(feed.url, { ...before, signal: this.#ending.signal })
      const refusal = refusalOf(answer)
      if (refusal !== undefined) {
        await this.#failed(feed, before, refusal, answer.retryAfter)
        return []
      }
      const items = answer.status === 304 ? [] : await itemsIn(decode(answer.bytes, answer.contentType))
      const { added, isBrokenOff } = await this.#items.add(feed, items, shelf)
      // What was broken off goes on where it was: the feed is asked for all of it again.
      if (this.#isEnding()) return added
      await this.#progress.set(feed.url, {
        nextAt: this.#now() + feed.minutes * MINUTE,
        failures: 0,
        readAt: this.#now(),
        // A feed that is as it was names nothing: what was refused or left would not be tried again.
        ...(isBrokenOff || added.some(({ status }) => status === 'refused')
          ? {}
          : validatorsOf(answer, before)),
        ...lastArticle(added, before, this.#now()),
      })
      return added
    } catch (cause) {
      await this.#failed(feed, before, cause instanceof Error ? cause.message : String(cause), undefined)
      return []
    }
  }

  async #failed(
    feed: FeedSettings,
    before: Progress,
    lastError: string,
    retryAfter: number | undefined,
  ): Promise<void> {
    const failures = before.failures + 1
    const backoff = Math.min(
      feed.minutes * MINUTE * 2 ** Math.min(failures - 1, 20),
      LONGEST_BACKOFF_MILLISECONDS,
    )
    if (failures === 1)
      this.#options.log.warn(
        { feed: feed.url, reason: lastError },
        'A feed could not be read; it is tried again later.',
      )
    const nextAt = this.#now() + Math.max(backoff, (retryAfter ?? 0) * 1000)
    await this.#progress.set(feed.url, { ...before, nextAt, failures, lastError })
  }
}

function refusalOf({ status }: Fetched): string | undefined {
  if (status === 200 || status === 304) return undefined
  if (status === 410) return 'The feed is gone (410); take it out of feeds.yaml.'
  if (status === 429) return 'The server asks to be asked less often (429).'
  return `The server answers with status ${status}.`
}

/** What reads feeds is loaded when the first one comes, not at each start. */
async function itemsIn(text: string): Promise<readonly FeedItem[]> {
  const { readFeed } = await import('../formats/feed.ts')
  return readFeed(text).items
}

function validatorsOf(answer: Fetched, before: Progress): Pick<Progress, 'etag' | 'lastModified'> {
  const from = answer.status === 304 ? before : answer
  return {
    ...(from.etag !== undefined && { etag: from.etag }),
    ...(from.lastModified !== undefined && { lastModified: from.lastModified }),
  }
}

function lastArticle(
  added: readonly Added[],
  before: Progress,
  now: number,
): Pick<Progress, 'lastArticleAt' | 'lastArticle'> {
  const last = added.findLast((each) => each.status === 'added')
  if (last)
    return {
      lastArticleAt: now,
      lastArticle: last.document.particulars.title?.value.slice(0, 300) ?? last.id,
    }
  return {
    ...(before.lastArticleAt !== undefined && { lastArticleAt: before.lastArticleAt }),
    ...(before.lastArticle !== undefined && { lastArticle: before.lastArticle }),
  }
}
