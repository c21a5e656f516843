import { GrowingNumbers } from '../growingNumbers.ts'
import { languageCode } from '../languages.ts'
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
  /** Where each of its passages stands in the document. */
  readonly places: Int32Array
}

/** Documents stay as they are, and most of those of an index are those of the index before. */
const sharesOf = new WeakMap<IndexedDocument, readonly Share[]>()

/** The documents of each language, the first one's first; one that is in several is cut. There is always one language. */
export function* byLanguage(documents: readonly IndexedDocument[]): Generator<void, OfOneLanguage[]> {
  const found = new Map<string, { readonly documents: IndexedDocument[]; readonly numbers: GrowingNumbers }>()
  let first = 0
  for (const [at, document] of documents.entries()) {
    const shares = sharesOf.get(document) ?? sharesIn(document)
    sharesOf.set(document, shares)
    for (const share of shares) {
      const own = found.get(share.code) ?? { documents: [], numbers: new GrowingNumbers() }
      found.set(share.code, own)
      own.documents.push(share.document)
      for (const place of share.places) own.numbers.push(first + place)
    }
    first += document.passages.length
    if (at % SLICE === 0) yield
  }
  if (found.size === 0) found.set('', { documents: [], numbers: new GrowingNumbers() })
  return Array.from(found, ([code, own]) => ({
    code,
    documents: own.documents,
    numbers: own.numbers.finish(),
  }))
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
  return Array.from(shares, ([code, { passages, places }]) => ({
    code,
    document: passages.length === document.passages.length ? document : { key: document.key, passages },
    places: Int32Array.from(places),
  }))
}

/** Of language tags there are few. */
const knownCodes = new Map<string, string>()

function codeOf(tag: string): string {
  const code = knownCodes.get(tag) ?? languageCode(tag)
  knownCodes.set(tag, code)
  return code
}
