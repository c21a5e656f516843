import { questionLanguage } from '../questionLanguage.ts'
import { sealedParts } from '../seal.ts'
import { tokens } from '../tokens.ts'
import type { Wanted } from './candidates.ts'
import { Dictionary } from './dictionary.ts'
import { byLanguage, documentsOf } from './documents.ts'
import { NOTHING_EXPLAINED, type Explanation } from './explain.ts'
import { buildLanguageIndex, NOTHING, type Known, type Search } from './languageIndex.ts'
import { explainIn, holdingIn, merged, searchIn, type Part } from './languageParts.ts'
import type { IndexedDocument, Passage } from './passage.ts'
import type { Asked } from './question.ts'
import { wholeView, type SegmentView } from './segmentView.ts'
import { restore, store } from './stored.ts'

export type { DayRange, IndexedDocument, Passage } from './passage.ts'
export type { Explanation } from './explain.ts'

/** How a question is to be answered. */
export interface Options extends Wanted {
  /** The reader's language, BCP 47: a hint where the question does not say in which language it is. */
  readonly locale?: string
  /**
   * Whether passages of all languages are looked for, as for a name; else those of other languages are found only if
   * those of the question's language are no evidence.
   */
  readonly inAllLanguages?: boolean
}

/** By language what an index is made of, that another may be made of as well. */
export type KnownSegments = ReadonlyMap<string, Known>

export interface PassageIndex {
  /** The number of passages. */
  readonly size: number
  readonly known: KnownSegments
  search(question: string, options: Options): Search
  /** Says how a search comes to its result. To see why a passage is not found, ask among that passage alone. */
  explain(question: string, options: Options): Explanation
  /**
   * Every passage whose text holds all words of a text, in whatever form and language, ascending: what a filter goes
   * through before anything is ranked.
   */
  holding(text: string): number[]
  /**
   * Merges segments where that should be done, yielding often; it goes on answering meanwhile, and as before afterwards.
   * @returns whether anything was merged.
   */
  merge(): Generator<void, boolean>
  /** Writes the index down without its passages, yielding often. */
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
  for (const { code, numbers, documents: own } of yield* byLanguage(documents))
    parts.push({ numbers, index: yield* buildLanguageIndex(own, code, known.get(code)) })
  return new Index(parts)
}

/**
 * Reads segments that were written down, in a fraction of the time of making them, yielding often.
 * @param bytes kept and written to: nobody else may read or write them afterwards.
 * @returns undefined if the bytes were cut or altered, or were written by another version.
 */
export function* restoreSegments(bytes: Uint8Array): Generator<void, KnownSegments | undefined> {
  const known = new Map<string, { readonly dictionary: Dictionary; readonly views: SegmentView[] }>()
  const of = (language: string) => {
    const found = known.get(language) ?? { dictionary: new Dictionary(language), views: [] }
    known.set(language, found)
    return found
  }
  const stored = sealedParts(bytes)
  if (!stored) return undefined
  for (const each of stored) {
    const read = yield* restore(each, (language) => of(language).dictionary)
    if (!read) return undefined
    of(read.language).views.push(wholeView(read.segment))
  }
  return known
}

class Index implements PassageIndex {
  readonly size: number
  readonly #parts: readonly Part[]

  constructor(parts: readonly Part[]) {
    this.size = parts.reduce((sum, { numbers }) => sum + numbers.length, 0)
    this.#parts = parts
  }

  get known(): KnownSegments {
    return new Map(this.#parts.map(({ index }) => [index.code, index]))
  }

  search(question: string, options: Options): Search {
    return merged(this.#ask(question, options, searchIn), options.limit) ?? NOTHING
  }

  explain(question: string, options: Options): Explanation {
    return merged(this.#ask(question, options, explainIn), options.limit) ?? NOTHING_EXPLAINED
  }

  holding(text: string): number[] {
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
    const asked = { text: question, language: this.#languageOf(question, options.locale) }
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
    for (const { index } of this.#parts)
      for (const { segment } of index.views) stored.push(yield* store(segment, index.code))
    return Buffer.concat(stored)
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
