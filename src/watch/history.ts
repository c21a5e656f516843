import { z } from 'zod'
import type { Changes } from '../knowledge/changes.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { runInSlices } from '../source/slices.ts'
import { Journal } from '../state/journal.ts'
import type { State } from '../state/state.ts'
import { contentOf, KnownContent, wasWithdrawn, type Content, type Hashes } from './knownContent.ts'

const ids = z.array(z.string())
const arrivals = z.object({
  sources: z.object({
    added: ids,
    /** Their text is another, and what it was before is kept as a version. */
    revised: ids,
    /** Something else about them is other than it was; what their text was before is not known. */
    changed: ids.default([]),
    withdrawn: ids,
    dropped: ids,
  }),
  facts: z.object({ added: ids, changed: ids, dropped: ids }),
})

/** Ids of what a change of the knowledge brought, altered and took away. */
export type Arrivals = Readonly<z.output<typeof arrivals>>

/** What a change brought, and when the program saw it. */
export interface Seen {
  /** Later ones have greater ones. */
  readonly position: number
  readonly at: Date
  readonly arrivals: Arrivals
}

type Listener = (arrivals: Arrivals, snapshot: Snapshot) => Promise<void>

/** Ids of a kind that one line of the journal holds, so that it stays far below what a value of the state may have. */
const MOST_IN_LINE = 1_000

/**
 * What came in when: each change of the knowledge, also one that was made while no program ran. Of several replicas each
 * writes down what it sees, so that a change may stand there more than once.
 */
export class History {
  readonly #journal: Journal<Arrivals>
  readonly #known: KnownContent
  readonly #listeners = new Set<Listener>()
  #latest = 0

  constructor(state: State) {
    this.#journal = new Journal(state, 'history', arrivals)
    this.#known = new KnownContent(state)
  }

  /**
   * Writes down how the knowledge differs from what was known of it the last time, by whatever program. The first time
   * nothing came in: all of it was there.
   */
  async catchUp(snapshot: Snapshot): Promise<void> {
    const now = await runInSlices(contentOf(snapshot))
    const before = await this.#known.read()
    const arrived = before && arrivalsBetween(before, now, snapshot)
    if (arrived) await this.#arrived(arrived, snapshot)
    await this.#known.update(
      { sources: newIn(before?.sources, now.sources), facts: newIn(before?.facts, now.facts) },
      { sources: arrived?.sources.dropped ?? [], facts: arrived?.facts.dropped ?? [] },
    )
  }

  /** Writes down what a reload changed. A process that ends in between finds it out at its next start. */
  async record({ sources, facts, revised, withdrawn }: Changes, snapshot: Snapshot): Promise<void> {
    const { added, changed, dropped } = sources
    const others = changed.filter((id) => !revised.includes(id) && !withdrawn.includes(id))
    await this.#arrived(
      {
        sources: {
          added: [...added],
          revised: [...revised],
          changed: others,
          withdrawn: [...withdrawn],
          dropped: [...dropped],
        },
        facts: { added: [...facts.added], changed: [...facts.changed], dropped: [...facts.dropped] },
      },
      snapshot,
    )
    const touched = { sources: [...added, ...changed], facts: [...facts.added, ...facts.changed] }
    const content = await runInSlices(contentOf(snapshot, touched))
    await this.#known.update(content, { sources: dropped, facts: facts.dropped })
  }

  /** @param after only what stands after this position; 0 for all. */
  async *since(after: number): AsyncGenerator<Seen> {
    for await (const { position, at, value } of this.#journal.read(after))
      yield { position, at, arrivals: value }
  }

  /** The last position before a time; 0 where nothing came in by then. `notes` say where more may have than is known. */
  async before(time: Date): Promise<{ readonly position: number; readonly notes: readonly string[] }> {
    let last = 0
    for await (const { position, at } of this.#journal.read()) {
      if (at >= time) {
        const note = `What came in is known since ${at.toISOString().slice(0, 10)} only.`
        return { position: last, notes: last === 0 ? [note] : [] }
      }
      last = position
    }
    return { position: last, notes: [] }
  }

  /** When something came in; undefined where nothing has that position. */
  async at(wanted: number): Promise<Date | undefined> {
    for await (const { position, at } of this.#journal.read(wanted - 1))
      return position === wanted ? at : undefined
    return undefined
  }

  /** The position of what came in last; 0 where nothing ever did. */
  async latest(): Promise<number> {
    for await (const { position } of this.#journal.read(this.#latest)) this.#latest = position
    return this.#latest
  }

  /**
   * Does something with all that arrives, before it counts as known: where a process ends meanwhile, the next start finds
   * the same once more.
   * @returns what ends it.
   */
  beforeKnown(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #arrived(arrivals: Arrivals, snapshot: Snapshot): Promise<void> {
    await this.#append(arrivals)
    for (const listener of this.#listeners) await listener(arrivals, snapshot)
  }

  async #append(whole: Arrivals): Promise<void> {
    for (let from = 0; ; from += MOST_IN_LINE) {
      const part = partOf(whole, from)
      if (countOf(part) === 0) return
      await this.#journal.append(part)
    }
  }
}

function partOf({ sources, facts }: Arrivals, from: number): Arrivals {
  const some = (all: readonly string[]): string[] => all.slice(from, from + MOST_IN_LINE)
  return {
    sources: {
      added: some(sources.added),
      revised: some(sources.revised),
      changed: some(sources.changed),
      withdrawn: some(sources.withdrawn),
      dropped: some(sources.dropped),
    },
    facts: { added: some(facts.added), changed: some(facts.changed), dropped: some(facts.dropped) },
  }
}

function countOf({ sources, facts }: Arrivals): number {
  return [...Object.values(sources), ...Object.values(facts)].reduce((sum, all) => sum + all.length, 0)
}

/** What was changed by hand, in place, is no version: what it was before is not known. */
function arrivalsBetween(before: Content, now: Content, { versions }: Snapshot): Arrivals {
  const { added, changed, dropped } = differences(before.sources, now.sources)
  const withdrawn = changed.filter((id) => wasWithdrawn(before.sources.get(id), now.sources.get(id)))
  const revised = changed.filter((id) => versions.has(id) && !withdrawn.includes(id))
  const others = changed.filter((id) => !revised.includes(id) && !withdrawn.includes(id))
  return {
    sources: { added, revised, changed: others, withdrawn, dropped },
    facts: differences(before.facts, now.facts),
  }
}

function differences(before: Hashes, now: Hashes): { added: string[]; changed: string[]; dropped: string[] } {
  const other = [...now.keys()].filter((id) => before.get(id) !== now.get(id))
  return {
    added: other.filter((id) => !before.has(id)),
    changed: other.filter((id) => before.has(id)),
    dropped: [...before.keys()].filter((id) => !now.has(id)),
  }
}

function newIn(before: Hashes | undefined, now: Hashes): Hashes {
  return before ? new Map([...now].filter(([id, hash]) => before.get(id) !== hash)) : now
}
