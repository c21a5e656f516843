import {
  indexDocuments,
  passageNumber,
  type IndexedDocument,
  type KnownSegments,
  type Passage,
  type PassageIndex,
  type PassageNumber,
  type StorableSegment,
} from '../search/passages/passageIndex.ts'
import { digest } from '../search/seal.ts'
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

  get known(): KnownSegments {
    return this.#index.known
  }

  /** As of the index of passages. */
  merge(): Generator<void, boolean> {
    return this.#index.merge()
  }

  segments(): StorableSegment[] {
    return this.#index.segments()
  }
}

/**
 * Indexes facts, yielding often.
 * @param passages what each of them is found by.
 * @param known of an earlier index: facts that are found by the same are not looked at again.
 */
export function* indexFacts(
  facts: readonly Fact[],
  passages: readonly Passage[],
  known?: KnownSegments,
): Generator<void, FactIndex> {
  const documents: IndexedDocument[] = []
  for (const [number, passage] of passages.entries()) {
    const { language, text, notes } = passage
    const content = yield* digest([JSON.stringify([language, text, notes])])
    documents.push({ key: `${facts[number]?.id ?? ''}:${content.toString('hex')}`, passages: [passage] })
  }
  return new FactIndex(facts, yield* indexDocuments(documents, known))
}
