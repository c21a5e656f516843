import { documentsOf } from '../search/passages/documents.ts'
import {
  indexDocuments,
  passageNumber,
  restoreSegments,
  type Passage,
  type PassageIndex,
  type PassageNumber,
} from '../search/passages/passageIndex.ts'
import type { Fact } from './types.ts'

/** A fact that was found, and the share of the words' weight that it holds, 0..1. */
export interface FactHit {
  readonly fact: Fact
  readonly coverage: number
}

/** Finds facts by their words. Each is a passage of an index of their own, whose numbers never leave this class. */
export class FactIndex {
  readonly #facts: readonly Fact[]
  readonly #numbers: ReadonlyMap<string, PassageNumber>
  readonly #index: PassageIndex

  /** @param index has each fact as the passage of its number in the list. */
  constructor(facts: readonly Fact[], index: PassageIndex) {
    this.#facts = facts
    this.#numbers = new Map(facts.map(({ id }, number) => [id, passageNumber(number)]))
    this.#index = index
  }

  /**
   * Looks for facts that hold some of the words, in whatever language; best first.
   * @param facts the only ones that are looked at.
   */
  search(words: string, facts: readonly Fact[], limit: number): FactHit[] {
    const among = new Set(facts.flatMap(({ id }) => this.#numbers.get(id) ?? []))
    const { hits } = this.#index.search(words, { limit, among, inAllLanguages: true })
    return hits.flatMap(({ passage, coverage }) => {
      const fact = this.#facts[passage]
      return fact ? [{ fact, coverage }] : []
    })
  }

  /** Writes the index down, yielding often. */
  store(): Generator<void, Uint8Array> {
    return this.#index.store()
  }
}

/**
 * Indexes facts, yielding often.
 * @param passages what each of them is found by.
 * @param stored an index of the very same facts, as it was written down.
 */
export function* indexFacts(
  facts: readonly Fact[],
  passages: readonly Passage[],
  stored: Uint8Array | undefined,
): Generator<void, FactIndex> {
  const segments = stored && (yield* restoreSegments(stored))
  return new FactIndex(facts, yield* indexDocuments(documentsOf(passages), segments))
}
