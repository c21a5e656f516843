import PQueue from 'p-queue'
import robotsParser from 'robots-parser'
import { LRUCache } from 'lru-cache'
import { fetchAddress, FetchError, type Fetched, type FetchOptions } from '../fetch/fetch.ts'

type Robots = ReturnType<typeof robotsParser>

const ROBOTS_MILLISECONDS = 60 * 60 * 1000
const MOST_HOSTS = 1_000
/** Between two requests to a host, in milliseconds. */
const PAUSE_MILLISECONDS = 1_000

export interface MannersOptions {
  readonly fetching: FetchOptions
  /** Between two requests to one host, in milliseconds; a second by default. */
  readonly pause?: number
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** A host that has asked to be left alone for a while; that says nothing of what was wanted of it. */
export class HostWaits extends FetchError {}

/** Asks servers as a guest does: one request a host at a time, a pause between, and nothing that robots.txt forbids. */
export class Manners {
  readonly #options: FetchOptions
  readonly #pause: number
  readonly #now: () => number
  readonly #queues = new LRUCache<string, PQueue>({ max: MOST_HOSTS })
  /** When a host may be asked again, in milliseconds since 1970. */
  readonly #notBefore = new LRUCache<string, number>({ max: MOST_HOSTS })
  readonly #robots = new LRUCache<string, Promise<Robots>>({ max: MOST_HOSTS, ttl: ROBOTS_MILLISECONDS })

  constructor({ fetching, pause = PAUSE_MILLISECONDS, now = Date.now }: MannersOptions) {
    this.#now = now
    this.#options = fetching
    this.#pause = pause
  }

  /**
   * Fetches an address when its host's turn has come.
   * @param more validators of an answer before, and what breaks off.
   * @throws FetchError, also where robots.txt asks not to fetch it (RFC 9309); HostWaits until the host may be asked again.
   */
  async fetch(
    address: string,
    { etag, lastModified, signal }: Pick<FetchOptions, 'etag' | 'lastModified' | 'signal'> = {},
  ): Promise<Fetched> {
    if (!URL.canParse(address)) throw new FetchError('That is not an address.')
    const { origin } = new URL(address)
    return this.#queueOf(origin).add(async () => {
      const robots = await this.#robotsOf(origin, signal)
      if (robots.isAllowed(address, this.#options.userAgent) === false)
        throw new FetchError(`${origin} asks programs not to fetch this page (robots.txt).`)
      this.#refuseTooSoon(origin)
      const answer = await fetchAddress(address, {
        ...this.#options,
        etag,
        lastModified,
        ...(signal && { signal }),
      })
      if (answer.status === 429 || answer.status === 503) this.#wait(origin, answer)
      return answer
    })
  }

  /** A host that asks to be left alone for a while is, by whatever is wanted of it. */
  #wait(origin: string, { retryAfter }: Fetched): void {
    if (retryAfter !== undefined && retryAfter > 0)
      this.#notBefore.set(origin, this.#now() + retryAfter * 1000)
  }

  #refuseTooSoon(origin: string): void {
    const seconds = Math.ceil(((this.#notBefore.get(origin) ?? 0) - this.#now()) / 1000)
    if (seconds > 0)
      throw new HostWaits(`${origin} asks not to be asked again for ${seconds} seconds (Retry-After).`)
  }

  #queueOf(origin: string): PQueue {
    const known = this.#queues.get(origin)
    if (known) return known
    const queue = new PQueue({
      concurrency: 1,
      interval: this.#pause,
      intervalCap: this.#pause > 0 ? 2 : Infinity,
    })
    this.#queues.set(origin, queue)
    return queue
  }

  #robotsOf(origin: string, signal: AbortSignal | undefined): Promise<Robots> {
    const known = this.#robots.get(origin)
    if (known) return known
    const asked = this.#askRobots(origin, signal)
    this.#robots.set(origin, asked)
    // That it could not be had is no answer to keep.
    asked.catch(() => this.#robots.delete(origin))
    return asked
  }

  /** A site without the file forbids nothing; one whose server fails is asked for the file again later. */
  async #askRobots(origin: string, signal: AbortSignal | undefined): Promise<Robots> {
    const url = `${origin}/robots.txt`
    const { status, bytes } = await fetchAddress(url, { ...this.#options, ...(signal && { signal }) })
    if (status >= 500)
      throw new FetchError(`${origin} does not say what may be fetched: its robots.txt answers ${status}.`)
    return robotsParser(url, status === 200 ? Buffer.from(bytes).toString('utf8') : '')
  }
}
