import { passageNumber, type Passage, type PassageNumber } from '../search/passages/passageIndex.ts'
import { sentencesIn } from '../source/document.ts'
import type { Citation } from '../source/citation.ts'
import type { Facts } from './facts.ts'
import { namesOf, wordsOf } from './kinds.ts'
import type { Fact, Source } from './types.ts'

/** What tells the passages that a citation touches. */
export interface PassageNumbers {
  readonly sources: ReadonlyMap<string, Source>
  /** The number of each source's first passage. */
  readonly firstPassages: ReadonlyMap<string, PassageNumber>
}

/** The numbers of the passages that a citation touches. */
export function passagesOf({ sources, firstPassages }: PassageNumbers, citation: Citation): PassageNumber[] {
  const source = sources.get(citation.source)
  if (!source || citation.version !== undefined) return []
  const start = firstPassages.get(source.id) ?? 0
  return sentenceNumbers(source, citation).map((number) => passageNumber(start + number))
}

/** The numbers of the source's sentences that a citation touches. */
function sentenceNumbers(source: Source, citation: Citation): number[] {
  const { first, last } = sentencesIn(source, citation)
  return Array.from({ length: last - first }, (_, offset) => first + offset)
}

/**
 * What the facts that quote a passage say, words by which it is found although they are not its own: by source and by
 * passage, numbered from the source's first.
 */
type Notes = ReadonlyMap<string, ReadonlyMap<number, string>>

/** The notes on all sources, yielding often. */
export function* notesOf({ facts }: Facts, sources: ReadonlyMap<string, Source>): Generator<void, Notes> {
  const notes = new Map<string, Map<number, string>>()
  for (const fact of facts.values()) {
    const words = [fact.statement, ...wordsOf(fact)].join(' ')
    for (const id of new Set(fact.quotes.map(({ source }) => source))) {
      const source = sources.get(id)
      if (!source) continue
      const own = notes.get(id) ?? new Map<number, string>()
      notes.set(id, own)
      const quoted = new Set(
        fact.quotes
          .filter((quote) => quote.source === id && quote.version === undefined)
          .flatMap((quote) => sentenceNumbers(source, quote)),
      )
      for (const passage of quoted) own.set(passage, `${own.get(passage) ?? ''} ${words}`)
    }
    yield
  }
  return notes
}

/** What each fact is found by: its statement, its quotes, and the names of what it is about. */
export function* factPassages(
  factList: readonly Fact[],
  facts: Facts,
  sources: ReadonlyMap<string, Source>,
): Generator<void, Passage[]> {
  const passages: Passage[] = []
  for (const [group, fact] of factList.entries()) {
    passages.push(factPassage(fact, group, facts, sources))
    yield
  }
  return passages
}

function factPassage(
  fact: Fact,
  group: number,
  { entries, questions }: Facts,
  sources: ReadonlyMap<string, Source>,
): Passage {
  const quotes = fact.quotes.map(({ source, version, start, end }) =>
    version === undefined ? (sources.get(source)?.text.slice(start, end) ?? '') : '',
  )
  const names = fact.involves.flatMap((id) => {
    const entry = entries.get(id)
    return entry ? namesOf(entry) : []
  })
  const [quote] = fact.quotes
  const language = sources.get(quote?.source ?? '')?.particulars.language ?? 'en'
  const question = fact.kind === 'claim' ? (questions.get(fact.question)?.question ?? '') : ''
  const text = [fact.statement, question, ...wordsOf(fact), ...quotes].join(' ')
  return { text, group, title: '', notes: names.join(' '), language }
}
