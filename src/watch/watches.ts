import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { Topic } from '../state/topic.ts'
import { place, type Place } from './place.ts'
import { DEFAULT_SCHEDULE, dueAfter, schedule, type Schedule } from './schedule.ts'

const watch = z.object({
  place,
  /** What is asked again and again. */
  request: z.object({ command: z.string(), arguments: z.record(z.string(), z.string()) }),
  /** Who set it up: a caller's id, with the platform's name. */
  by: z.string(),
  schedule,
  /** Milliseconds since 1970, as all times here. */
  since: z.number(),
  /** What came in up to this position of the history was looked at. */
  position: z.int(),
  /** When it is to be looked after next. */
  dueAt: z.number(),
  lastPostAt: z.number().optional(),
  /** How many posts there were on a day of UTC. */
  posts: z.object({ day: z.string(), count: z.int() }).optional(),
  /** How often in a row a post of it failed. */
  failures: z.int().optional(),
  /** Why it rests, as a sentence; absent where it does not. */
  paused: z.string().optional(),
})
export type Watch = Readonly<z.output<typeof watch>>

/** A watch with its id, which is short enough to be typed. */
export interface Known {
  readonly id: string
  readonly watch: Watch
}

/** More in one channel, or in one server or workspace, are nobody's wish. */
const MOST_IN_CHANNEL = 20
const MOST_IN_COMMUNITY = 200

/** What came of setting one up. */
export type SetUp =
  | { readonly status: 'set'; readonly id: string; readonly watch: Watch }
  /** The same is watched there already. */
  | { readonly status: 'known'; readonly id: string; readonly watch: Watch }
  | { readonly status: 'full'; readonly most: number; readonly of: 'channel' | 'community' }

/** What people have the program watch. */
export class Watches {
  readonly #all: Collection<Watch>
  readonly #changed: Topic<Record<string, never>>
  readonly #now: () => number

  /** @param now milliseconds since 1970. */
  constructor(state: State, now: () => number = Date.now) {
    this.#all = new Collection(state, 'watches', watch)
    this.#changed = new Topic(state, 'watches', z.strictObject({}))
    this.#now = now
  }

  async list(where?: Pick<Place, 'platform' | 'channel'>): Promise<readonly Known[]> {
    const found: Known[] = []
    for await (const { id, value } of this.#all.all())
      if (!where || isIn(value.place, where)) found.push({ id, watch: value })
    return found
  }

  /** @param position of the history at which it begins. */
  async set(
    given: Pick<Watch, 'place' | 'request' | 'by'> & { readonly schedule?: Schedule | undefined },
    position: number,
  ): Promise<SetUp> {
    const all = await this.list()
    const here = all.filter(({ watch: other }) => isIn(other.place, given.place))
    const same = here.find(
      ({ watch: other }) => JSON.stringify(other.request) === JSON.stringify(given.request),
    )
    if (same) return { status: 'known', ...same }
    if (here.length >= MOST_IN_CHANNEL) return { status: 'full', most: MOST_IN_CHANNEL, of: 'channel' }
    const near = all.filter(({ watch: other }) => isSameCommunity(other.place, given.place))
    if (near.length >= MOST_IN_COMMUNITY) return { status: 'full', most: MOST_IN_COMMUNITY, of: 'community' }
    const since = this.#now()
    const chosen = given.schedule ?? DEFAULT_SCHEDULE
    const made: Watch = {
      ...{ place: given.place, request: given.request, by: given.by },
      ...{ schedule: chosen, since, position },
      dueAt: dueAfter(chosen, new Date(since)).getTime(),
    }
    const id = randomBytes(3).toString('hex')
    if (!(await this.#all.setIfAbsent(id, made))) return this.set(given, position)
    await this.#changed.publish({})
    return { status: 'set', id, watch: made }
  }

  /** @returns whether there was one. */
  stop(id: string): Promise<boolean> {
    return this.#all.delete(id)
  }

  /** @param change is pure; a watch that was stopped meanwhile stays so. */
  async update(id: string, change: (before: Watch) => Watch): Promise<void> {
    await this.#all.update(id, (before) => before && change(before))
  }

  async resume(id: string): Promise<void> {
    await this.update(id, (before) => ({ ...before, paused: undefined, failures: undefined }))
    await this.#changed.publish({})
  }

  /** Stops all that somebody has set up. @returns how many. */
  async forget(by: string): Promise<number> {
    const own = (await this.list()).filter(({ watch: other }) => other.by === by)
    for (const { id } of own) await this.stop(id)
    return own.length
  }

  /** @param listener is told that a watch was set up or goes on, by whatever process: it may be due. */
  onChange(listener: () => void): Promise<() => void> {
    return this.#changed.subscribe(listener)
  }
}

function isIn(a: Place, b: Pick<Place, 'platform' | 'channel'>): boolean {
  return a.platform === b.platform && a.channel === b.channel
}

function isSameCommunity(a: Place, b: Place): boolean {
  return a.platform === b.platform && a.community === b.community
}
