import { createHash, randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { excerptsOf, type Card } from '../card/card.ts'
import { keptCard } from '../card/cardSchema.ts'
import { isWithdrawn } from '../knowledge/changes.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { Topic } from '../state/topic.ts'
import { place, placeKey, type Place } from '../watch/place.ts'
import { corrections, correctionsOf, factsOn, NO_CORRECTIONS } from './corrections.ts'

const DAY = 24 * 60 * 60 * 1000
/** A card that was shared longer ago is not changed any more. */
const REMEMBERED = 180 * DAY
/** What became of corrections, for administrators to read. */
const REPORTED = 90 * DAY

const sharedCard = z.object({
  place,
  /** What the platform calls the message; empty where it does not say. */
  message: z.string(),
  card: keptCard,
  /** The message that its thread began with. */
  thread: z.string().optional(),
  /** Whose name stands on it: a user's id on the platform. */
  sharedBy: z.string().optional(),
  /** Who had it shown: a caller's id; absent for a post of a watch. */
  by: z.string().optional(),
  /** Nobody else reads there. */
  isDirect: z.boolean(),
  /** Milliseconds since 1970, as all times here. */
  at: z.number(),
  /** Sources that were withdrawn already, or gone. */
  known: z.array(z.string()),
  /** As they stand on it. */
  corrections,
})

/** A card that others read, as it was shared. */
export interface SharedCard extends Readonly<Omit<z.output<typeof sharedCard>, 'card'>> {
  readonly card: Card
}

/** A correction that is to reach a card yet. */
const waiting = z.object({
  /** When the card was shared. */
  sharedAt: z.number(),
  dueAt: z.number(),
  failures: z.int(),
  place,
  corrections,
})
export type Waiting = Readonly<z.output<typeof waiting>>

/** What became of the last correction of a card. */
const outcome = z.object({
  heading: z.string(),
  place,
  sharedAt: z.number(),
  at: z.number(),
  /** `answered`: it could not be changed, and a message beside it says so. */
  result: z.enum(['edited', 'answered', 'deleted', 'unreached']),
  /** Why it could not be changed, as a sentence. */
  reason: z.string().exactOptional(),
})
export type Outcome = Readonly<z.output<typeof outcome>>

/** What is there of a collection, with its id. */
export interface Identified<Value> {
  readonly id: string
  readonly value: Value
}

/** Two corrections of a card are so far apart at least, in milliseconds: a source may be changed minute by minute. */
const PAUSE = 60_000

/** The cards that others read, each with what it shows, and the corrections that are to reach them. */
export class SharedCards {
  readonly #cards: Collection<SharedCard>
  /** By what is shown, and then the card: `HASH/CARD`. */
  readonly #showing: Collection<true>
  /** When each was shared: to count them, or to list the latest, none of the cards is read. */
  readonly #known: Collection<number>
  readonly #waiting: Collection<Waiting>
  readonly #outcomes: Collection<Outcome>
  readonly #changed: Topic<Record<string, never>>
  readonly #now: () => number

  constructor(state: State, now: () => number = Date.now) {
    this.#cards = new Collection(state, 'shared-cards', sharedCard, REMEMBERED)
    this.#showing = new Collection(state, 'shared-showing', z.literal(true), REMEMBERED)
    this.#known = new Collection(state, 'shared-known', z.number(), REMEMBERED)
    this.#waiting = new Collection(state, 'corrections-waiting', waiting, REPORTED)
    this.#outcomes = new Collection(state, 'corrections-outcomes', outcome, REPORTED)
    this.#changed = new Topic(state, 'corrections', z.strictObject({}))
    this.#now = now
  }

  /**
   * Remembers a card that stands somewhere, in the place of what stood in the same message before.
   * @param store what serves when it is remembered; where the card was made of another, it may be wrong by now.
   */
  async add(
    given: Pick<SharedCard, 'place' | 'message' | 'thread' | 'sharedBy' | 'by' | 'isDirect'> & {
      readonly card: Card
    },
    store: { readonly snapshot: Snapshot },
  ): Promise<void> {
    const { snapshot } = store
    const card = keptCard.parse(given.card)
    const shows = shownBy(card)
    if (shows.sources.length + shows.facts.length === 0) return
    const isCurrent = card.request.revision === snapshot.revision
    const known = shows.sources.filter((id) => isCurrent && isWithdrawn(snapshot.sources.get(id)))
    const at = this.#now()
    const id = idOf(given.place, given.message, at)
    await this.#cards.set(id, { ...given, card, at, known, corrections: NO_CORRECTIONS })
    const by = given.by === undefined ? [] : [keyOf('person', given.by)]
    for (const key of [...keysOf(shows), ...by]) await this.#showing.set(`${key}/${id}`, true)
    await this.#known.set(id, at)
    // Whoever looked for cards to correct before this one could be found did not find it.
    if (card.request.revision !== store.snapshot.revision) await this.correct(id, store.snapshot)
  }

  get(id: string): Promise<SharedCard | undefined> {
    return this.#cards.get(id)
  }

  /** The ids of cards that show any of these. */
  async showing(shows: Shows): Promise<ReadonlySet<string>> {
    const found = new Set<string>()
    for (const key of keysOf(shows))
      for await (const { id } of this.#showing.all(`${key}/`)) found.add(id.slice(key.length + 1))
    return found
  }

  /** Compares a card with what is known now, and has what is other than before reach it. */
  async correct(id: string, snapshot: Snapshot): Promise<void> {
    const shared = await this.#cards.get(id)
    if (!shared) return
    const { card, known, place: where, at: sharedAt } = shared
    const pending = await this.#waiting.get(id)
    const before = pending?.corrections ?? shared.corrections
    const found = correctionsOf(card, { snapshot, today: new Date(this.#now()), before, known })
    if (isDeepStrictEqual(found, before)) return
    const last = await this.#outcomes.get(id)
    const dueAt = Math.max(this.#now(), (last?.at ?? 0) + PAUSE)
    await this.#waiting.set(id, { sharedAt, dueAt, failures: 0, place: where, corrections: found })
    await this.#changed.publish({})
  }

  async waiting(): Promise<readonly Identified<Waiting>[]> {
    return allOf(this.#waiting)
  }

  /** A correction did not reach its card, and is tried again. */
  async putOff(id: string, dueAt: number): Promise<void> {
    await this.#waiting.update(id, (kept) => kept && { ...kept, dueAt, failures: kept.failures + 1 })
  }

  /** Ends a correction, unless the card was corrected once more meanwhile. */
  async settle(
    id: string,
    { card, place: where, at: sharedAt }: SharedCard,
    { corrections: reached }: Waiting,
    result: Pick<Outcome, 'result' | 'reason'>,
  ): Promise<void> {
    const { heading } = card
    await this.#cards.update(id, (kept) => kept && { ...kept, corrections: reached })
    await this.#outcomes.set(id, { heading, place: where, sharedAt, at: this.#now(), ...result })
    const now = await this.#waiting.get(id)
    if (now && isDeepStrictEqual(now.corrections, reached)) await this.#waiting.delete(id)
  }

  /** Nothing is to be corrected: the card is not remembered any more. */
  async drop(id: string): Promise<void> {
    await this.#waiting.delete(id)
  }

  async outcomes(): Promise<readonly Outcome[]> {
    return (await allOf(this.#outcomes)).map(({ value }) => value)
  }

  /** How many cards are remembered. */
  async count(): Promise<number> {
    return (await allOf(this.#known)).length
  }

  /** Forgets who had cards shown; those that nobody else reads are forgotten altogether. @returns how many there were. */
  async forget(by: string): Promise<number> {
    const key = keyOf('person', by)
    let count = 0
    for await (const { id: entry } of this.#showing.all(`${key}/`)) {
      const id = entry.slice(key.length + 1)
      await this.#showing.delete(entry)
      if ((await this.#cards.get(id))?.isDirect) {
        await this.#cards.delete(id)
        await this.#known.delete(id)
      } else await this.#cards.update(id, (kept) => kept && { ...kept, by: undefined, sharedBy: undefined })
      count += 1
    }
    return count
  }

  /** @param listener is told, by whatever process, that a correction is to reach a card. */
  onChange(listener: () => void): Promise<() => void> {
    return this.#changed.subscribe(listener)
  }
}

/** What a card shows, by ids. */
interface Shows {
  readonly sources: readonly string[]
  readonly facts: readonly string[]
}

function shownBy(card: Card): Shows {
  return {
    sources: [...new Set(excerptsOf(card).map(({ citation }) => citation.source))],
    facts: [...new Set(factsOn(card).map(({ id }) => id))],
  }
}

function keysOf({ sources, facts }: Shows): string[] {
  return [...sources.map((id) => keyOf('source', id)), ...facts.map((id) => keyOf('fact', id))]
}

/** An id may be longer than a key of the state. */
function keyOf(kind: 'source' | 'fact' | 'person', id: string): string {
  return hashOf(`${kind} ${id}`)
}

/** A message has one card; of those that a platform gives no name each is one of its own. */
function idOf(where: Place, message: string, at: number): string {
  return hashOf(
    `${placeKey(where)} ${message === '' ? `at ${at} ${randomBytes(6).toString('hex')}` : message}`,
  )
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

async function allOf<Value>(collection: Collection<Value>): Promise<Identified<Value>[]> {
  const found: Identified<Value>[] = []
  for await (const each of collection.all()) found.push(each)
  return found
}
