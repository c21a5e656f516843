import { languageCode } from '../languages.ts'
import { earlierPlaces, NOWHERE } from './earlierPlaces.ts'
import type { IndexedDocument, Passage } from './passage.ts'

/** The passages of one language. */
export interface OfOneLanguage {
  /** As of `languageCode`. */
  readonly code: string
  readonly documents: readonly IndexedDocument[]
  /** The number of each passage among all passages, ascending. */
  readonly numbers: Int32Array
}

/** So many documents between two places to interrupt. */
const SLICE = 500

/** Neighbouring passages with the same title as documents, which have their order for keys. */
export function documentsOf(passages: readonly Passage[]): IndexedDocument[] {
  const documents: { readonly key: string; readonly passages: Passage[] }[] = []
  for (const [at, passage] of passages.entries()) {
    const last = documents.at(-1)
    if (at > 0 && last && passages[at - 1]?.title === passage.title) last.passages.push(passage)
    else documents.push({ key: String(documents.length), passages: [passage] })
  }
  return documents
}

/** A document's passages in one language. */
interface Share {
  readonly code: string
  readonly document: IndexedDocument
  /** Where each of its passages stands in the document; undefined where it has them all. */
  readonly places: Int32Array | undefined
}

/** Documents and, for each, its shares. */
export interface Split {
  readonly documents: readonly IndexedDocument[]
  readonly shares: readonly (readonly Share[])[]
}

export const NOTHING_SPLIT: Split = { documents: [], shares: [] }

/**
 * Cuts documents that are in several languages, yielding often.
 * @param before of which most documents may still be there.
 */
export function* split(documents: readonly IndexedDocument[], before: Split): Generator<void, Split> {
  const places = yield* earlierPlaces(documents, before.documents)
  const shares: (readonly Share[])[] = []
  for (const [at, document] of documents.entries()) {
    shares.push(before.shares[places[at] ?? NOWHERE] ?? sharesIn(document))
    if (at % SLICE === 0) yield
  }
  return { documents, shares }
}

/** The documents of each language, the first one's first. There is always one language. */
export function* byLanguage({ documents, shares }: Split): Generator<void, OfOneLanguage[]> {
  const found = new Map<string, { readonly shares: Share[]; readonly firsts: number[] }>()
  let first = 0
  for (const [at, { passages }] of documents.entries()) {
    for (const share of shares[at] ?? []) {
      const own = found.get(share.code) ?? { shares: [], firsts: [] }
      found.set(share.code, own)
      own.shares.push(share)
      own.firsts.push(first)
    }
    first += passages.length
    if (at % SLICE === 0) yield
  }
  if (found.size === 0) found.set('', { shares: [], firsts: [] })
  const languages: OfOneLanguage[] = []
  for (const [code, own] of found) {
    const numbers = yield* numbersOf(own.shares, own.firsts)
    languages.push({ code, documents: own.shares.map(({ document }) => document), numbers })
  }
  return languages
}

/** @param firsts of each share's document the number of its first passage. */
function* numbersOf(shares: readonly Share[], firsts: readonly number[]): Generator<void, Int32Array> {
  const numbers = new Int32Array(shares.reduce((sum, { document }) => sum + document.passages.length, 0))
  let next = 0
  for (const [at, { document, places }] of shares.entries()) {
    const first = firsts[at] ?? 0
    for (let passage = 0; passage < document.passages.length; passage += 1) {
      numbers[next] = first + (places?.[passage] ?? passage)
      next += 1
    }
    if (at % SLICE === 0) yield
  }
  return numbers
}

function sharesIn(document: IndexedDocument): Share[] {
  const shares = new Map<string, { readonly passages: Passage[]; readonly places: number[] }>()
  for (const [place, passage] of document.passages.entries()) {
    const code = codeOf(passage.language)
    const own = shares.get(code) ?? { passages: [], places: [] }
    shares.set(code, own)
    own.passages.push(passage)
    own.places.push(place)
  }
  return Array.from(shares, ([code, { passages, places }]) =>
    passages.length === document.passages.length
      ? { code, document, places: undefined }
      : { code, document: { key: document.key, passages }, places: Int32Array.from(places) },
  )
}

/** Of language tags there are few. */
const knownCodes = new Map<string, string>()

function codeOf(tag: string): string {
  const code = knownCodes.get(tag) ?? languageCode(tag)
  knownCodes.set(tag, code)
  return code
}
