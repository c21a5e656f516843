import { cite, type Citation } from '../source/citation.ts'
import { sentencesIn, type Document } from '../source/document.ts'
import type { Span } from '../source/quote.ts'
import { joinSpans } from '../source/spans.ts'
import { LONGEST_EXCERPT } from '../source/sentences.ts'
import { passagesOf, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'
import { citedDocument } from '../knowledge/versions.ts'
import type { Excerpt } from './answer.ts'

/** What to set off in the words of an excerpt. */
export type Highlighter = (quote: string) => readonly Span[]

export const NO_HIGHLIGHTS: Highlighter = () => []

/** The passages that bear out a fact: the sentences that its quotes stand in, where they fit, else the quotes. */
export function excerptsOf(snapshot: Snapshot, fact: Fact, highlight: Highlighter): Excerpt[] {
  return fact.quotes.flatMap((quote) => {
    const document = citedDocument(snapshot, quote)
    return document ? [excerptAt(document, quote, wholeSentences(document, quote), highlight)] : []
  })
}

/** The excerpt that is one passage of the index. */
export function passageExcerpt(
  snapshot: Snapshot,
  passage: PassageNumber,
  highlight: Highlighter,
): Excerpt | undefined {
  const found = snapshot.passages[passage]
  return found && excerptAt(found.source, { source: found.source.id }, found.sentence, highlight)
}

/** The text of a passage of the index; empty where there is no such passage. */
export function passageText({ passages }: Snapshot, number: PassageNumber): string {
  const passage = passages[number]
  return passage ? passage.source.text.slice(passage.sentence.start, passage.sentence.end) : ''
}

/**
 * A stretch of a source, word for word.
 * @param document the source, or the earlier version of it that is cited.
 */
export function excerptAt(
  document: Document,
  { source, version }: Pick<Citation, 'source' | 'version'>,
  span: Span,
  highlight: Highlighter,
): Excerpt {
  const citation = { ...cite(source, document, span), ...(version !== undefined && { version }) }
  const quote = document.text.slice(citation.start, citation.end)
  return { citation, quote, highlights: () => joined(highlight(quote)) }
}

/** Names lie in names ("Pakistan" in "Tehreek-e-Taliban Pakistan"): what overlaps is set off as one. */
function joined(spans: readonly Span[]): Span[] {
  const ascending = spans
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return joinSpans(ascending, (before, { start }) => start < before.end)
}

/** Sets off every name of the entries. */
export function namesOfEntries(snapshot: Snapshot, ids: ReadonlySet<string>): Highlighter {
  return (quote) =>
    snapshot.names
      .mentions(quote)
      .filter(({ id }) => ids.has(id))
      .map(({ start, end }) => ({ start, end }))
}

/** The passages that facts quote. */
export function citedPassages(snapshot: Snapshot, facts: readonly Fact[]): ReadonlySet<PassageNumber> {
  return new Set(facts.flatMap(({ quotes }) => quotes.flatMap((quote) => passagesOf(snapshot, quote))))
}

/** A quote as the editor cut it may begin in the middle of a sentence; a reader gets the whole. */
function wholeSentences(document: Document, quote: Citation): Span {
  const { first, last } = sentencesIn(document, quote)
  const start = Math.min(quote.start, document.sentences[first]?.start ?? quote.start)
  const end = Math.max(quote.end, document.sentences[last - 1]?.end ?? quote.end)
  return end - start <= LONGEST_EXCERPT ? { start, end } : quote
}
