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

/** What was known the last time, in buckets of ids: a value each for a million of them would be a million writes. */
export class KnownContent {
  readonly #buckets: Collection<Record<string, string>>

  constructor(state: State) {
    this.#buckets = new Collection(state, 'history-known', z.record(z.string(), z.string()))
  }

  /** @returns undefined where nothing was ever known. */
  async read(): Promise<Content | undefined> {
    const content = { sources: new Map<string, string>(), facts: new Map<string, string>() }
    let isEmpty = true
    for await (const { value } of this.#buckets.all()) {
      isEmpty = false
      for (const [key, hash] of Object.entries(value)) {
        const [kind = '', id = ''] = key.split(' ', 2)
        content[kind === 'source' ? 'sources' : 'facts'].set(id, hash)
      }
    }
    return isEmpty ? undefined : content
  }

  /** Adds to what is known, and forgets what is no longer there. */
  async update({ sources, facts }: Content, dropped: Wanted): Promise<void> {
    const buckets = new Map<string, Map<string, string | undefined>>()
    const put = (key: string, hash: string | undefined): void => {
      const bucket = bucketOf(key)
      const changes = buckets.get(bucket) ?? new Map<string, string | undefined>()
      buckets.set(bucket, changes.set(key, hash))
    }
    for (const id of dropped.sources) put(`source ${id}`, undefined)
    for (const id of dropped.facts) put(`fact ${id}`, undefined)
    for (const [id, hash] of sources) put(`source ${id}`, hash)
    for (const [id, hash] of facts) put(`fact ${id}`, hash)
    for (const [bucket, changes] of buckets)
      await this.#buckets.update(bucket, (before = {}) => {
        const after = new Map([...Object.entries(before), ...changes])
        return Object.fromEntries(
          [...after].flatMap(([key, hash]) => (hash === undefined ? [] : [[key, hash]])),
        )
      })
  }
}

function bucketOf(key: string): string {
  const [first = 0] = createHash('sha256').update(key).digest()
  return String(first % BUCKETS).padStart(3, '0')
}
