import { questionLanguage } from '../questionLanguage.ts'
import { sealedParts } from '../seal.ts'
import { tokens } from '../tokens.ts'
import type { Passage } from './collection.ts'
import { NOTHING_EXPLAINED, type Explanation } from './explain.ts'
import { buildLanguageIndex, NOTHING, restoreLanguageIndex, type Search } from './languageIndex.ts'
import { explainIn, passagesByLanguage, merged, searchIn, type Part } from './languageParts.ts'
import type { Asked } from './question.ts'
import type { Wanted } from './ranking.ts'

export type { DayRange, Passage } from './collection.ts'
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

export interface PassageIndex {
  /** The number of passages. */
  readonly size: number
  search(question: string, options: Options): Search
  /** Says how a search comes to its result. To see why a passage is not found, ask among that passage alone. */
  explain(question: string, options: Options): Explanation
  /**
   * Writes the index down without its passages, yielding often.
   * @param key stands for the very passages and how they are taken apart; without it one is made of them.
   */
  store(key?: string): Generator<void, Uint8Array>
}

/** Indexes passages, yielding often. */
export function* buildPassageIndex(passages: readonly Passage[]): Generator<void, PassageIndex> {
  const parts: Part[] = []
  for (const { code, numbers, own } of yield* passagesByLanguage(passages))
    parts.push({ numbers, index: yield* buildLanguageIndex(own, code) })
  return new Index(passages.length, parts)
}

/**
 * Reads an index that was written down, in a fraction of the time of building it, yielding often.
 * @param bytes kept by the index: they must not change afterwards.
 * @param passages those that the index was built of.
 * @param key with which it was written down.
 * @returns undefined if the bytes were cut or altered, or were written by another version or for other passages.
 */
export function* restorePassageIndex(
  bytes: Uint8Array,
  passages: readonly Passage[],
  key?: string,
): Generator<void, PassageIndex | undefined> {
  const languages = yield* passagesByLanguage(passages)
  const stored = sealedParts(bytes)
  if (stored?.length !== languages.length) return undefined
  const parts: Part[] = []
  for (const [at, { code, numbers, own }] of languages.entries()) {
    const index = yield* restoreLanguageIndex(stored[at] ?? new Uint8Array(), own, code, key)
    if (!index) return undefined
    parts.push({ numbers, index })
  }
  return new Index(passages.length, parts)
}

class Index implements PassageIndex {
  readonly size: number
  readonly #parts: readonly Part[]

  constructor(size: number, parts: readonly Part[]) {
    this.size = size
    this.#parts = parts
  }

  search(question: string, options: Options): Search {
    return merged(this.#ask(question, options, searchIn), options.limit) ?? NOTHING
  }

  explain(question: string, options: Options): Explanation {
    return merged(this.#ask(question, options, explainIn), options.limit) ?? NOTHING_EXPLAINED
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

  *store(key?: string): Generator<void, Uint8Array> {
    const stored: Uint8Array[] = []
    for (const { index } of this.#parts) stored.push(yield* index.store(key))
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
