import { didYouMean } from '../../search/nearest.ts'
import { tokens } from '../../search/tokens.ts'
import { cite, type Citation } from '../../source/citation.ts'
import { error, warning, type Problem } from '../../source/problem.ts'
import { findQuote, type TextQuoteSelector } from '../../source/quote.ts'
import { quoteDifference } from '../../source/quoteDifference.ts'
import type { Source, Version } from '../types.ts'
import type { Known } from './known.ts'
import type { Written, WrittenFact } from './written.ts'

/** Where a fact's quotes stand, and what is wrong with those that do not. */
export function findQuotes(
  fact: WrittenFact,
  locate: Written['locate'],
  { sources, versions, leftOut }: Known,
): { citations: Citation[]; problems: Problem[] } {
  const citations: Citation[] = []
  const problems: Problem[] = []
  fact.quotes.forEach((selector, index) => {
    const source = sources.get(selector.source)
    if (source === undefined) {
      if (leftOut.sources.has(selector.source)) return
      const hint = didYouMean(selector.source, sources.keys())
      problems.push(
        error(locate(['quotes', index, 'source']), `no source has the id ${selector.source}${hint}`),
      )
      return
    }
    const places = findQuote(source.text, selector)
    const [place] = places
    const at = locate(['quotes', index, 'exact'])
    const earlier = place ? undefined : inVersions(versions.get(source.id), source.id, selector)
    if (earlier) {
      citations.push(earlier.citation)
      problems.push(
        warning(
          at,
          `this quote stood in ${source.id} until ${earlier.until} and stands there no more; cards say so`,
        ),
      )
    } else if (place === undefined) problems.push(error(at, missingQuote(source, selector.exact)))
    else if (places.length > 1) {
      const message = `this quote stands ${places.length} times in ${source.id}; add a prefix or a suffix that only one has`
      problems.push(error(at, message))
    } else citations.push(cite(source.id, source, place))
  })
  return { citations, problems }
}

/** The latest version that a quote stands in, once. */
function inVersions(
  versions: readonly Version[] = [],
  id: string,
  selector: TextQuoteSelector,
): { readonly citation: Citation; readonly until: string } | undefined {
  for (const version of versions) {
    const [place, ...others] = findQuote(version.text, selector)
    if (place && others.length === 0)
      return { citation: { ...cite(id, version, place), version: version.name }, until: version.until.edtf }
  }
  return undefined
}

/** The sentence that shares most words with the quote is shown, so that an editor sees what changed. */
function missingQuote(source: Source, exact: string): string {
  const difference = quoteDifference(source.text, exact)
  if (difference)
    return `this quote is not in ${source.id} character by character: ${difference.description}; copy it from there again`
  const words = new Set(tokens(exact).map(({ word }) => word))
  const sharing = source.sentences.map(({ start, end, paragraph }) => {
    const sentence = source.text.slice(start, end)
    const shared = new Set(
      tokens(sentence)
        .filter(({ word }) => words.has(word))
        .map(({ word }) => word),
    )
    return { sentence, paragraph, shared: shared.size }
  })
  const best = sharing.reduce((most, next) => (next.shared > most.shared ? next : most), {
    sentence: '',
    paragraph: 0,
    shared: 0,
  })
  const message = `this quote is not in ${source.id}`
  return best.shared * 3 < words.size
    ? message
    : `${message}; nearest, in paragraph ${best.paragraph}: “${best.sentence}”`
}
