import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Card } from '../card/card.ts'
import type { Capacity } from '../card/capacity.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { WatchDesk } from '../watch/desk.ts'
import type { Log } from '../log.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { newsBetween, type News } from '../watch/news.ts'
import { dueAfter } from '../watch/schedule.ts'
import type { Place } from '../watch/place.ts'
import type { Known, Watch } from '../watch/watches.ts'
import { Places } from './places.ts'
import { CannotPost, type Posting } from './posting.ts'
import { Rounds } from './rounds.ts'

/** A platform that watches post to. */
export interface Outlet {
  readonly posting: Posting
  readonly capacity: Capacity
}

export interface WatchingOptions {
  /** With a desk where people say what they watch. */
  readonly backgrounder: Backgrounder
  /** By the name of the platform. */
  readonly outlets: ReadonlyMap<string, Outlet>
  readonly state: State
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Between two posts of a watch that posts at once: what comes in meanwhile comes together. */
const PAUSE = 10 * MINUTE
const MOST_POSTS_A_DAY = 24
/** What was told longer ago may be told again. */
const TOLD = 90 * DAY
/** A post that failed is tried again after a minute, then after twice as long each time. */
const LONGEST_BACK_OFF = 60 * MINUTE
const MOST_NEWS = 20

const batch = z.object({ key: z.string(), position: z.int() })

/** Looks after what people watch: asks again what came in, and posts it where they wanted it, each thing once. */
export class Watching {
  readonly #options: WatchingOptions
  readonly #desk: WatchDesk
  readonly #now: () => number
  /** What is being posted, until it is known to have been: who takes over posts it with the same key. */
  readonly #batches: Collection<z.output<typeof batch>>
  readonly #told: Collection<true>
  readonly #places: Places
  readonly #rounds: Rounds
  readonly #news = new Map<string, Promise<News | undefined>>()
  #endings: (() => void)[] = []

  /** @throws Error where nothing can be watched. */
  constructor(options: WatchingOptions) {
    const { watching } = options.backgrounder
    if (!watching) throw new Error('There is no desk where people say what they watch.')
    this.#desk = watching
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#batches = new Collection(options.state, 'watch-batches', batch, TOLD)
    this.#told = new Collection(options.state, 'watch-told', z.literal(true), TOLD)
    this.#places = new Places(options.state, 'watch')
    this.#rounds = new Rounds(
      () => this.#lookAfterAll(),
      (err) => {
        options.log.error({ err }, 'What people watch could not be looked after; it is tried again.')
      },
    )
  }

  /** Resolves when what came in while no program ran is written down. */
  async start(): Promise<void> {
    const { history, watches } = this.#desk
    const { store } = this.#options.backgrounder
    await history.catchUp(store.snapshot)
    this.#endings = [
      store.onChange('telling those who watch', async ({ changes, snapshot }) => {
        await history.record(changes, snapshot)
        this.wake()
      }),
      await watches.onChange(() => {
        this.wake()
      }),
    ]
    this.wake()
  }

  /** Finishes what is being posted. */
  async stop(): Promise<void> {
    for (const end of this.#endings) end()
    await this.#rounds.stop()
  }

  /** Resolves when nothing is due any more. */
  settled(): Promise<void> {
    return this.#rounds.settled()
  }

  /** Looks whether something is due. */
  wake(): void {
    this.#rounds.wake()
  }

  /** @returns after how many milliseconds another is due. */
  async #lookAfterAll(): Promise<number> {
    const latest = await this.#desk.history.latest()
    const all = await this.#desk.watches.list()
    const now = this.#now()
    const due = all.filter(({ watch }) => watch.paused === undefined && isDue(watch, now, latest))
    await this.#places.each(
      due,
      ({ watch }) => watch.place,
      async (known) => {
        if (!this.#rounds.isStopped) await this.#lookAfter(known, latest)
      },
    )
    const waiting = (await this.#desk.watches.list()).filter(
      ({ watch }) => watch.paused === undefined && watch.dueAt > now,
    )
    return Math.min(...waiting.map(({ watch }) => watch.dueAt)) - this.#now()
  }

  async #lookAfter({ id, watch }: Known, latest: number): Promise<void> {
    const outlet = this.#options.outlets.get(watch.place.platform)
    if (!outlet) return
    const begun = await this.#batches.get(id)
    const until = begun?.position ?? latest
    const found = await this.#newsFor(id, watch, until, outlet.capacity)
    if (!found) {
      await this.#advance(id, until, false)
      return
    }
    const key = begun?.key ?? randomBytes(12).toString('hex')
    await this.#batches.set(id, { key, position: until })
    try {
      const message = await outlet.posting.post(watch.place, found.card, {
        key,
        isAgain: begun !== undefined,
      })
      await this.#remember(watch.place, message, found.card)
    } catch (error) {
      await this.#failed({ id, watch }, outlet, error)
      return
    }
    for (const told of found.keys) await this.#told.set(`${id}/${told}`, true)
    await this.#advance(id, until, true)
    await this.#batches.delete(id)
  }

  /** Before what was told is written down: who takes over after the end of this process is told the same message again. */
  async #remember(place: Place, message: string, card: Card): Promise<void> {
    const { shared, store } = this.#options.backgrounder
    // A direct message on Discord is of no server, and on Slack its id begins with a D.
    const isDirect = place.community === '' || place.channel.startsWith('D')
    await shared?.add({ place, message, card, isDirect }, store)
  }

  async #newsFor(id: string, watch: Watch, until: number, capacity: Capacity) {
    const { backgrounder } = this.#options
    const news = await this.#newsBetween(watch.position, until)
    if (!news) return undefined
    const since = new Date(watch.lastPostAt ?? watch.since)
    return backgrounder.newsOn(
      { request: { ...watch.request, page: 1 }, news, since },
      capacity,
      async (keys) => {
        const told = await Promise.all(keys.map((key) => this.#told.get(`${id}/${key}`)))
        return new Set(keys.filter((_, index) => told[index]))
      },
    )
  }

  /** Most watches have looked at the same, and are answered from one and the same news. */
  #newsBetween(after: number, until: number): Promise<News | undefined> {
    const key = `${after} ${until}`
    const known = this.#news.get(key) ?? newsBetween(this.#desk.history, after, until)
    if (this.#news.size >= MOST_NEWS) this.#news.clear()
    this.#news.set(key, known)
    return known
  }

  async #advance(id: string, position: number, isPosted: boolean): Promise<void> {
    const now = this.#now()
    await this.#desk.watches.update(id, (before) => {
      const day = new Date(now).toISOString().slice(0, 10)
      const count = (before.posts?.day === day ? before.posts.count : 0) + (isPosted ? 1 : 0)
      const dueAt = nextDue(before, { now, isPosted, count })
      return {
        ...before,
        failures: undefined,
        position,
        dueAt,
        posts: { day, count },
        ...(isPosted && { lastPostAt: now }),
      }
    })
  }

  /** A place that does not take posts is not tried again: whoever set the watch up is told once, and it rests. */
  async #failed({ id, watch }: Known, { posting }: Outlet, error: unknown): Promise<void> {
    const { watches } = this.#desk
    const { log } = this.#options
    if (!(error instanceof CannotPost)) {
      const failures = (watch.failures ?? 0) + 1
      const wait = Math.min(MINUTE * 2 ** (failures - 1), LONGEST_BACK_OFF)
      log.warn({ err: error, watch: id, failures }, 'What came in could not be posted; it is tried again.')
      await watches.update(id, (before) => ({ ...before, failures, dueAt: this.#now() + wait }))
      return
    }
    await watches.update(id, (before) => ({ ...before, paused: error.message }))
    await this.#batches.delete(id)
    log.warn({ err: error, watch: id }, 'A watch rests, for what came in cannot be posted there.')
    const sentence = `I no longer post what comes in about “${lineOf(watch)}”. ${error.message} Then type /watch resume ${id} there.`
    try {
      await posting.tell({ community: watch.place.community, id: personOf(watch) }, sentence)
    } catch (err) {
      log.warn({ err, watch: id }, 'Whoever set up the watch could not be told.')
    }
  }
}

function isDue(watch: Watch, now: number, latest: number): boolean {
  return watch.dueAt <= now && (watch.schedule.every !== 'change' || watch.position < latest)
}

function nextDue(
  { schedule, dueAt }: Watch,
  { now, isPosted, count }: { readonly now: number; readonly isPosted: boolean; readonly count: number },
): number {
  if (schedule.every !== 'change') return dueAfter(schedule, new Date(now)).getTime()
  if (!isPosted) return Math.min(dueAt, now)
  return count >= MOST_POSTS_A_DAY ? Math.ceil((now + 1) / DAY) * DAY : now + PAUSE
}

function lineOf({ request }: Watch): string {
  return Object.values(request.arguments).join(' ')
}

/** A caller's id ends with what the platform calls them. */
function personOf({ by }: Watch): string {
  return by.slice(by.lastIndexOf(' ') + 1)
}
