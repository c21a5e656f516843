import { createHash } from 'node:crypto'
import type { State } from '../../state/state.ts'
import { addBytes, type Added, type Adding } from '../add.ts'
import { FetchError } from '../fetch/fetch.ts'
import type { FeedItem } from '../formats/feedItem.ts'
import type { FoundParticulars } from '../incoming.ts'
import type { Parser } from '../parse/parser.ts'
import { Reviews } from '../library/reviews.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { HostWaits, type Manners } from './manners.ts'
import type { FeedProgress } from './progress.ts'
import type { FeedSettings } from './settings.ts'

export interface FeedItemsOptions {
  readonly state: State
  readonly parser: Parser
  readonly fetching: Adding['fetching']
  readonly manners: Manners
  readonly progress: FeedProgress
  /** Breaks off. */
  readonly signal: AbortSignal
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const MOST_ITEMS = 100

/** Puts the articles that a feed names on the shelf, each once, and again where the feed says that they were changed. */
export class FeedItems {
  readonly #options: FeedItemsOptions
  readonly #reviews: Reviews

  constructor(options: FeedItemsOptions) {
    this.#options = options
    this.#reviews = new Reviews(options.state)
  }

  /** @returns what came of each, and whether a host asked to be left alone before all were read. */
  async add(
    feed: FeedSettings,
    items: readonly FeedItem[],
    shelf: Shelf,
  ): Promise<{ readonly added: readonly Added[]; readonly isBrokenOff: boolean }> {
    const { progress } = this.#options
    const added: Added[] = []
    // The oldest first: where a story goes on, the shelf has its beginning before its end.
    for (const item of items.slice(0, MOST_ITEMS).reverse()) {
      if (this.#isEnding()) break
      if (!isWanted(item, feed) || !(await this.#isDue(feed, item, shelf))) continue
      await progress.hold(feed.url)
      const one = await this.#addItem(feed, item, shelf)
      // What was broken off at the end of the program says nothing of the article.
      if (this.#isEnding()) break
      if (one === undefined) return { added, isBrokenOff: true }
      await this.#note(feed, item, one)
      added.push(one)
    }
    return { added, isBrokenOff: false }
  }

  #isEnding(): boolean {
    return this.#options.signal.aborted
  }

  /** An article that somebody has taken out of the folder does not come back because its feed has changed. */
  async #isDue(feed: FeedSettings, item: FeedItem, shelf: Shelf): Promise<boolean> {
    const { progress } = this.#options
    const mark = markOf(item)
    const stage = await progress.stageOf(feed.url, item.id, mark)
    if (typeof stage === 'string') return stage === 'new'
    if (shelf.known.some(({ id }) => id === stage.changed)) return true
    await progress.setSeen(feed.url, item.id, stage.changed, mark)
    return false
  }

  async #note(feed: FeedSettings, item: FeedItem, one: Added): Promise<void> {
    const { progress } = this.#options
    const mark = markOf(item)
    if (one.status === 'added' || one.status === 'revised') await this.#noteArrival(one, feed)
    if (one.status === 'refused') await progress.setRefused(feed.url, item.id, one.reason, mark)
    else await progress.setSeen(feed.url, item.id, one.status === 'feed' ? 'It is a feed.' : one.id, mark)
  }

  async #noteArrival(
    added: Extract<Added, { status: 'added' | 'revised' }>,
    { url, publish }: FeedSettings,
  ): Promise<void> {
    const isWaiting = added.status === 'revised' ? added.where === 'drafts' : publish === 'review'
    if (!isWaiting) return
    const arrival = { by: url, isByFeed: true, at: this.#options.now(), doubts: [...added.document.doubts] }
    await this.#reviews.setArrival(added.id, arrival)
  }

  /** @returns undefined where its host has asked to be left alone for a while. */
  async #addItem(feed: FeedSettings, item: FeedItem, shelf: Shelf): Promise<Added | undefined> {
    const adding: Adding = {
      shelf,
      parser: this.#options.parser,
      fetching: this.#options.fetching,
      today: new Date(this.#options.now()).toISOString().slice(0, 10),
      assumed: { ...item.particulars, ...assumedOf(feed) },
      place: feed.publish === 'review' ? 'drafts' : 'sources',
      isReviewed: feed.publish === 'review',
      ...(feed.days !== undefined && { until: dayAfter(this.#options.now(), feed.days) }),
    }
    if (item.url === undefined) return this.#addContent(item, adding, 'It has no address.')
    try {
      const { status, bytes, contentType, address, retryAfter } = await this.#options.manners.fetch(
        item.url,
        {
          signal: this.#options.signal,
        },
      )
      if (status === 429 && retryAfter !== undefined) return undefined
      if (status !== 200)
        return await this.#addContent(item, adding, `The server answers with status ${status}.`)
      return await addBytes({ bytes, contentType, name: '', address }, adding)
    } catch (cause) {
      if (cause instanceof HostWaits) return undefined
      if (!(cause instanceof FetchError)) throw cause
      return this.#addContent(item, adding, cause.message)
    }
  }

  /** What the feed itself carries, where the article cannot be had. */
  async #addContent({ content = '' }: FeedItem, adding: Adding, reason: string): Promise<Added> {
    if (content.length < LEAST_CONTENT) return { status: 'refused', reason }
    const html = `<html><body><article>${content}</article></body></html>`
    return addBytes({ bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', name: '' }, adding)
  }
}

/** Less is a teaser. */
const LEAST_CONTENT = 1_000

/** What a feed says of an item: when it was changed, or, where it does not say, its words. */
function markOf({ particulars: { changed, title }, content }: FeedItem): string {
  const said = changed ? [changed.value] : [title?.value, content]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, MARK_CHARACTERS)
}

const MARK_CHARACTERS = 16

function isWanted(
  { particulars, sections, content = '' }: FeedItem,
  { only, never, sections: wanted }: FeedSettings,
): boolean {
  const text = [particulars.title?.value, ...sections, content].join(' ').toLowerCase()
  const holds = (word: string): boolean => text.includes(word.toLowerCase())
  const own = new Set(sections.map((section) => section.toLowerCase()))
  const isOfSection = wanted.length === 0 || wanted.some((section) => own.has(section.toLowerCase()))
  return isOfSection && (only.length === 0 || only.some(holds)) && !never.some(holds)
}

/** The day so many days after another. */
function dayAfter(moment: number, days: number): string {
  return new Date(moment + days * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

function assumedOf({ publisher, kind, language }: FeedSettings): FoundParticulars {
  const given = { publisher, kind, language }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, { value, from: 'feeds.yaml' }]],
    ),
  )
}
