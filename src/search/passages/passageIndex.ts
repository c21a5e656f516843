import { questionLanguage } from '../questionLanguage.ts'
import { sealedParts } from '../seal.ts'
import { tokens } from '../tokens.ts'
import type { Wanted } from './candidates.ts'
import { Dictionary } from './dictionary.ts'
import { byLanguage, documentsOf, NOTHING_SPLIT, split, type Split } from './documents.ts'
import { NOTHING_EXPLAINED, type Explanation } from './explain.ts'
import { buildLanguageIndex, NOTHING, type Known, type Search } from './languageIndex.ts'
import { explainIn, holdingIn, merged, searchIn, type Part } from './languageParts.ts'
import type { IndexedDocument, Passage } from './passage.ts'
import type { PassageNumber } from './passageNumber.ts'
import type { Asked } from './question.ts'
import { wholeView } from './segmentView.ts'
import { restore, store } from './stored.ts'

export type { DayRange, IndexedDocument, Passage } from './passage.ts'
export { passageNumber, type PassageNumber } from './passageNumber.ts'
export type { Explanation } from './explain.ts'

/** How a question is to be answered. */
export interface Options extends Wanted<PassageNumber> {
  /** The reader's language, BCP 47: a hint where the question does not say in which language it is. */
  readonly locale?: string
  /** In days since 1970-01-01: what "yesterday" and "last week" are counted from; they are words like others without it. */
  readonly today?: number
  /**
   * Whether passages of all languages are looked for, as for a name; else those of other languages are found only if
   * those of the question's language are no evidence.
   */
  readonly inAllLanguages?: boolean
}

/** By language what an index is made of, that another may be made of as well. */
export interface KnownSegments extends ReadonlyMap<string, Known> {
  /** The documents of the index that it is of; absent where it was read from a file. */
  readonly split?: Split
}

export interface PassageIndex {
  /** The number of passages. */
  readonly size: number
  readonly known: KnownSegments
  search(question: string, options: Options): Search<PassageNumber>
  /** Says how a search comes to its result. To see why a passage is not found, ask among that passage alone. */
  explain(question: string, options: Options): Explanation<PassageNumber>
  /**
   * Every passage whose text holds all words of a text, in whatever form and language, ascending: what a filter goes
   * through before anything is ranked.
   */
  holding(text: string): PassageNumber[]
  /**
   * Merges segments where that should be done, yielding often; it goes on answering meanwhile, and as before afterwards.
   * @returns whether anything was merged.
   */
  merge(): Generator<void, boolean>
  /** The segments that it is made of, for whoever keeps each by itself. */
  segments(): StorableSegment[]
  /** Writes all segments down behind each other, yielding often. */
  store(): Generator<void, Uint8Array>
}

/** A segment that can be written down. */
export interface StorableSegment {
  readonly language: string
  /** Those of its documents: with the language they say what is in it. */
  readonly keys: readonly string[]
  /** Writes it down without its texts, yielding often. */
  store(): Generator<void, Uint8Array>
}

/** Indexes passages, yielding often; neighbours with the same title are taken for a document. */
export function* buildPassageIndex(passages: readonly Passage[]): Generator<void, PassageIndex> {
  return yield* indexDocuments(documentsOf(passages))
}

/**
 * Indexes documents, yielding often. Takes as long as those take that are not known: the result is the same as if nothing
 * were known.
 * @param documents in the order of their passages' numbers; no two with the same key.
 * @param known of an earlier index, which goes on answering as before.
 */
export function* indexDocuments(
  documents: readonly IndexedDocument[],
  known: KnownSegments = new Map(),
): Generator<void, PassageIndex> {
  const parts: Part[] = []
  const all = yield* split(documents, known.split ?? NOTHING_SPLIT)
  for (const { code, numbers, documents: own } of yield* byLanguage(all))
    parts.push({ numbers, index: yield* buildLanguageIndex(own, code, known.get(code)) })
  return new Index(parts, all)
}

/**
 * Reads segments that were written down, in a fraction of the time of making them, yielding often.
 * @param bytes kept and written to: nobody else may read or write them afterwards.
 * @param before others, which are in the result too.
 * @returns undefined if the bytes were cut or altered, or were written by another version.
 */
export function* restoreSegments(
  bytes: Uint8Array,
  before: KnownSegments = new Map(),
): Generator<void, KnownSegments | undefined> {
  const known = new Map(before)
  const of = (language: string): Known =>
    known.get(language) ?? { dictionary: new Dictionary(language), views: [] }
  const stored = sealedParts(bytes)
  if (!stored) return undefined
  for (const each of stored) {
    const read = yield* restore(each, (language) => {
      const found = of(language)
      known.set(language, found)
      return found.dictionary
    })
    if (!read) return undefined
    const { dictionary, views } = of(read.language)
    known.set(read.language, { dictionary, views: [...views, wholeView(read.segment)] })
  }
  return known
}

class Index implements PassageIndex {
  readonly size: number
  readonly #parts: readonly Part[]
  readonly #split: Split

  constructor(parts: readonly Part[], all: Split) {
    this.#split = all
    this.size = parts.reduce((sum, { numbers }) => sum + numbers.length, 0)
    this.#parts = parts
  }

  get known(): KnownSegments {
    const known = new Map(this.#parts.map(({ index }) => [index.code, index]))
    return Object.assign(known, { split: this.#split })
  }

  search(question: string, options: Options): Search<PassageNumber> {
    return merged(this.#ask(question, options, searchIn), options.limit) ?? NOTHING
  }

  explain(question: string, options: Options): Explanation<PassageNumber> {
    return merged(this.#ask(question, options, explainIn), options.limit) ?? NOTHING_EXPLAINED
  }

  holding(text: string): PassageNumber[] {
    const words = [...new Set(tokens(text).map(({ word }) => word))]
    if (words.length === 0) return []
    return this.#parts.flatMap((part) => holdingIn(part, words)).sort((a, b) => a - b)
  }

  /** What is found in the question's language; if that is no evidence, what is evidence in others. */
  #ask<Result extends { readonly sufficient: boolean }>(
    question: string,
    options: Options,
    ask: (part: Part, asked: Asked, options: Options) => Result,
  ): Result[] {
    const { locale, today } = options
    const asked = { text: question, language: this.#languageOf(question, locale), today }
    const isOwn = ({ index }: Part): boolean => index.code === asked.language
    const own = this.#parts.filter(isOwn).map((part) => ask(part, asked, options))
    if (options.inAllLanguages !== true && own.some(({ sufficient }) => sufficient)) return own
    const others = this.#parts.filter((part) => !isOwn(part)).map((part) => ask(part, asked, options))
    if (options.inAllLanguages === true) return [...own, ...others]
    const sufficient = others.filter((result) => result.sufficient)
    return sufficient.length > 0 ? sufficient : own
  }

  *merge(): Generator<void, boolean> {
    let hasMerged = false
    for (const { index } of this.#parts) while (yield* index.merge()) hasMerged = true
    return hasMerged
  }

  *store(): Generator<void, Uint8Array> {
    const stored: Uint8Array[] = []
    for (const segment of this.segments()) stored.push(yield* segment.store())
    return Buffer.concat(stored)
  }

  segments(): StorableSegment[] {
    return this.#parts.flatMap(({ index: { code, views } }) =>
      views.map(({ segment }) => ({
        language: code,
        keys: segment.keys,
        store: () => store(segment, code),
      })),
    )
  }

  #languageOf(question: string, locale: string | undefined): string {
    return questionLanguage(
      question,
      tokens(question),
      this.#parts.map(({ index }) => index),
      locale,
    )
  }
}
