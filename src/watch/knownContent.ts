import { createHash } from 'node:crypto'
import { z } from 'zod'
import { factTexts, isWithdrawn } from '../knowledge/changes.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'

/** By its id a hash of what a source or a fact says. */
export type Hashes = ReadonlyMap<string, string>

/** Of sources their texts, and whether they were withdrawn: other particulars change without anything new to read. */
export interface Content {
  readonly sources: Hashes
  readonly facts: Hashes
}

/** Those that are wanted; all of them where it is absent. */
interface Wanted {
  readonly sources: readonly string[]
  readonly facts: readonly string[]
}

/** Takes what a snapshot holds as hashes, yielding often. */
export function* contentOf(snapshot: Snapshot, wanted?: Wanted): Generator<void, Content> {
  const sources = new Map<string, string>()
  for (const id of wanted?.sources ?? snapshot.sources.keys()) {
    const source = snapshot.sources.get(id)
    if (source) sources.set(id, hashOf(source.text) + (isWithdrawn(source) ? WITHDRAWN : ''))
    yield
  }
  const facts = new Map<string, string>()
  const isWanted = wanted && new Set(wanted.facts)
  for (const [id, text] of yield* factTexts(snapshot)) {
    if (!isWanted || isWanted.has(id)) facts.set(id, hashOf(text))
    yield
  }
  return { sources, facts }
}

/** At the end of the hash of a source that was withdrawn, or is gone from its address. */
const WITHDRAWN = '!'

/** Whether a source was withdrawn between two hashes of it. */
export function wasWithdrawn(before: string | undefined, now: string | undefined): boolean {
  return now?.endsWith(WITHDRAWN) === true && before?.endsWith(WITHDRAWN) !== true
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}

/** Few enough to be read at every start, and so many that a change writes little of a large knowledge. */
const BUCKETS = 256

const hashes = z.record(z.string(), z.string())
const bucket = z.object({ sources: hashes, facts: hashes })
type Bucket = z.output<typeof bucket>

/** What was known the last time, in buckets of ids: a value each for a million of them would be a million writes. */
export class KnownContent {
  readonly #buckets: Collection<Bucket>

  constructor(state: State) {
    this.#buckets = new Collection(state, 'history-known', bucket)
  }

  /** @returns undefined where nothing was ever known. */
  async read(): Promise<Content | undefined> {
    const all: Bucket[] = []
    for await (const { value } of this.#buckets.all()) all.push(value)
    if (all.length === 0) return undefined
    return {
      sources: new Map(all.flatMap(({ sources }) => Object.entries(sources))),
      facts: new Map(all.flatMap(({ facts }) => Object.entries(facts))),
    }
  }

  /** Adds to what is known, and forgets what is no longer there. */
  async update(content: Content, dropped: Wanted): Promise<void> {
    const ids = [...content.sources.keys(), ...content.facts.keys(), ...dropped.sources, ...dropped.facts]
    const gone = { sources: new Set(dropped.sources), facts: new Set(dropped.facts) }
    const touched = new Map<string, string[]>()
    for (const id of new Set(ids)) {
      const name = bucketOf(id)
      const own = touched.get(name) ?? []
      touched.set(name, own)
      own.push(id)
    }
    for (const [name, own] of touched)
      await this.#buckets.update(name, (before = { sources: {}, facts: {} }) => ({
        sources: changed(before.sources, own, content.sources, gone.sources),
        facts: changed(before.facts, own, content.facts, gone.facts),
      }))
  }
}

function changed(
  before: Readonly<Record<string, string>>,
  ids: readonly string[],
  now: Hashes,
  gone: ReadonlySet<string>,
): Record<string, string> {
  const added = ids.flatMap((id): [string, string][] => {
    const hash = now.get(id)
    return hash === undefined ? [] : [[id, hash]]
  })
  return Object.fromEntries([...Object.entries(before).filter(([id]) => !gone.has(id)), ...added])
}

function bucketOf(id: string): string {
  const [first = 0] = createHash('sha256').update(id).digest()
  return String(first % BUCKETS).padStart(3, '0')
}
