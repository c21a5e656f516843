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

/** So many documents or passages between two places to interrupt. */
const SLICE = 2000

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

/** The documents of each language, the first one's first; one that is in several is cut. There is always one language. */
export function* byLanguage(documents: readonly IndexedDocument[]): Generator<void, OfOneLanguage[]> {
  const codeOf = codes()
  const found = new Map<string, { documents: IndexedDocument[]; numbers: number[] }>()
  let number = 0
  for (const [at, document] of documents.entries()) {
    for (const [code, passages] of languagesOf(document, codeOf)) {
      const own = found.get(code) ?? { documents: [], numbers: [] }
      found.set(code, own)
      own.documents.push(passages.length === document.passages.length ? document : { ...document, passages })
    }
    for (const { language } of document.passages) {
      found.get(codeOf(language))?.numbers.push(number)
      number += 1
      if (number % SLICE === 0) yield
    }
    if (at % SLICE === 0) yield
  }
  if (found.size === 0) found.set('', { documents: [], numbers: [] })
  return [...found].map(([code, own]) => ({
    code,
    documents: own.documents,
    numbers: Int32Array.from(own.numbers),
  }))
}

function languagesOf(
  { passages }: IndexedDocument,
  codeOf: (tag: string) => string,
): ReadonlyMap<string, readonly Passage[]> {
  const [first] = passages
  if (!first) return new Map()
  if (passages.every(({ language }) => language === first.language))
    return new Map([[codeOf(first.language), passages]])
  const found = new Map<string, Passage[]>()
  for (const passage of passages) {
    const code = codeOf(passage.language)
    const own = found.get(code)
    if (own) own.push(passage)
    else found.set(code, [passage])
  }
  return found
}

/** Remembers the codes of language tags, of which there are few. */
function codes(): (tag: string) => string {
  const known = new Map<string, string>()
  return (tag) => {
    const code = known.get(tag) ?? languageCode(tag)
    known.set(tag, code)
    return code
  }
}
