import { setMaxListeners } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { State } from '../../state/state.ts'
import { readBytes, shelve } from '../add.ts'
import { FetchError, type Fetched } from '../fetch/fetch.ts'
import type { Manners } from '../feeds/manners.ts'
import type { Parser } from '../parse/parser.ts'
import type { Catalogue, Known } from '../shelf/catalogue.ts'
import { goneFile } from '../shelf/sourceFile.ts'
import { Shelf } from '../shelf/shelf.ts'
import { replaceFile } from '../shelf/wholeFile.ts'
import { Looks, type Look } from './looks.ts'
import { untilNextLook, YOUNG_MILLISECONDS } from './schedule.ts'

export interface FollowerOptions {
  readonly catalogue: Catalogue
  readonly state: State
  readonly log: Log
  readonly manners: Manners
  readonly parser: Parser
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** How often it is looked which articles are due. */
const ROUND_MILLISECONDS = 60_000
const MOST_AT_ONCE = 50
/** A server may fail once: nothing twice is gone. */
const GONE_AFTER = 2

/** An article that can be looked at again where it stands. */
type Followed = Known & { readonly url: string }

/**
 * Looks at articles again where they stand, ever more seldom, until they are a month old. A changed text becomes a new
 * version, at once where nobody reviews it; what is found no more is said in its source.
 */
export class ArticleFollower {
  readonly #options: FollowerOptions
  readonly #looks: Looks
  readonly #now: () => number
  readonly #ending = new AbortController()
  /** When each is due, by its address: what this process knows need not be asked of the state. */
  readonly #dueAt = new Map<string, number>()
  #running: Promise<void> = Promise.resolve()

  constructor(options: FollowerOptions) {
    // As many wait for it as hosts are asked at once.
    setMaxListeners(0, this.#ending.signal)
    this.#options = options
    this.#looks = new Looks(options.state)
    this.#now = options.now ?? Date.now
  }

  /** Looks on until it is stopped. */
  start(): void {
    this.#running = this.#run()
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending
    while (!signal.aborted) {
      await this.round().catch((err: unknown) => {
        this.#options.log.error({ err }, 'Articles could not be looked at again; that is tried later.')
      })
      await wait(ROUND_MILLISECONDS, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Looks at each article that is due, those of several hosts at once. */
  async round(): Promise<void> {
    const shelf = await Shelf.open(this.#options.catalogue)
    const due: Followed[] = []
    for (const known of shelf.known)
      if (isFollowed(known, this.#now()) && due.length < MOST_AT_ONCE && (await this.#isDue(known.url)))
        due.push(known)
    await Promise.all(due.map((known) => this.#lookIfFree(known, shelf)))
  }

  async #isDue(url: string): Promise<boolean> {
    const known = this.#dueAt.get(url)
    if (known !== undefined) return known <= this.#now()
    const before = await this.#looks.of(url)
    const look = before ?? { since: this.#now(), nextAt: this.#now() + untilNextLook(0), missing: 0 }
    if (!before) await this.#looks.set(url, look)
    this.#dueAt.set(url, look.nextAt)
    return look.nextAt <= this.#now()
  }

  async #lookIfFree(known: Followed, shelf: Shelf): Promise<void> {
    if (!(await this.#looks.take(known.url))) return
    try {
      const before = await this.#looks.of(known.url)
      // Another process may have looked since.
      if (!before || before.nextAt > this.#now()) this.#dueAt.delete(known.url)
      else await this.#look(known, before, shelf)
    } finally {
      await this.#looks.giveBack(known.url)
    }
  }

  async #look(known: Followed, before: Look, shelf: Shelf): Promise<void> {
    const { log, manners } = this.#options
    const { etag, lastModified, since } = before
    const nextAt = this.#now() + untilNextLook(this.#now() - since)
    try {
      const answer = await manners.fetch(known.url, { etag, lastModified, signal: this.#ending.signal })
      const missing = isMissing(answer) ? before.missing + 1 : 0
      await this.#take(known, answer, missing, shelf)
      await this.#set(known.url, { since, nextAt, missing, ...validatorsOf(answer, before) })
    } catch (cause) {
      if (this.#ending.signal.aborted) return
      // That it cannot be had says nothing of it: it is asked again when it is due.
      if (!(cause instanceof FetchError))
        log.error({ err: cause, id: known.id }, 'A new version could not be written.')
      await this.#set(known.url, { ...before, nextAt })
    }
  }

  async #set(url: string, look: Look): Promise<void> {
    await this.#looks.set(url, look)
    this.#dueAt.set(url, look.nextAt)
  }

  async #take(known: Followed, answer: Fetched, missing: number, shelf: Shelf): Promise<void> {
    const { log } = this.#options
    if (missing >= GONE_AFTER && !known.isGone) {
      await this.#setGone(known, this.#today())
      log.warn({ id: known.id, status: answer.status }, 'An article is no longer found at its address.')
    }
    if (answer.status === 304 || answer.status === 200) {
      if (known.isGone) await this.#setGone(known, undefined)
      if (answer.status === 200) await this.#shelve(known, answer, shelf)
    }
  }

  async #shelve(known: Followed, answer: Fetched, shelf: Shelf): Promise<void> {
    const { parser, log } = this.#options
    const { bytes, contentType } = answer
    const read = await readBytes({ bytes, contentType, name: '', address: known.url }, { parser })
    if (read.status !== 'read') return
    // A page may call itself otherwise by now; it is the same article all the same.
    const url = { value: known.url, from: 'the address that was asked' }
    const document = { ...read.document, particulars: { ...read.document.particulars, url } }
    const { isReviewed } = known
    // What was read by an editor is quoted as it was read until somebody has read it again.
    const place = isReviewed ? 'drafts' : 'sources'
    const added = await shelve({ ...read, document }, { shelf, today: this.#today(), place, isReviewed })
    if (added.status === 'revised')
      log.info({ id: added.id, place: added.where }, 'An article was changed where it stands.')
  }

  async #setGone({ file }: Followed, since: string | undefined): Promise<void> {
    const content = goneFile(await readFile(file, 'utf8'), since)
    if (content !== undefined) await replaceFile(file, content)
  }

  #today(): string {
    return new Date(this.#now()).toISOString().slice(0, 10)
  }
}

/** Whether it is a source that was fetched, and young. */
function isFollowed(known: Known, now: number): known is Followed {
  const { where, url, digest, retrieved = '' } = known
  const isYoung = now - Date.parse(retrieved) < YOUNG_MILLISECONDS
  return where === 'sources' && url !== undefined && digest !== undefined && isYoung
}

function isMissing({ status }: Fetched): boolean {
  return status === 404 || status === 410
}

/** Those of a server that fails are none of the article's. */
function validatorsOf(answer: Fetched, before: Look): Pick<Look, 'etag' | 'lastModified'> {
  const { etag, lastModified } = answer.status === 200 ? answer : before
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) }
}
