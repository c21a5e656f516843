import type { Passage } from '../search/passages/passageIndex.ts'
import { sentencesIn } from '../source/document.ts'
import type { Citation } from '../source/citation.ts'
import type { Facts } from './facts.ts'
import { namesOf, wordsOf } from './kinds.ts'
import type { Fact, Source } from './types.ts'

/** What tells the passages that a citation touches. */
export interface PassageNumbers {
  readonly sources: ReadonlyMap<string, Source>
  /** The number of each source's first passage. */
  readonly firstPassages: ReadonlyMap<string, number>
}

/** The numbers of the passages that a citation touches. */
export function passagesOf({ sources, firstPassages }: PassageNumbers, citation: Citation): number[] {
  const source = sources.get(citation.source)
  if (!source) return []
  const start = firstPassages.get(source.id) ?? 0
  const { first, last } = sentencesIn(source, citation)
  return Array.from({ length: last - first }, (_, offset) => start + first + offset)
}

/** By passage what the facts that quote it say: words by which it is found although they are not its own. */
export function* notesOf(
  { facts }: Facts,
  numbers: PassageNumbers,
): Generator<void, ReadonlyMap<number, string>> {
  const notes = new Map<number, string>()
  for (const fact of facts.values()) {
    const words = [fact.statement, ...wordsOf(fact)].join(' ')
    const quoted = fact.quotes.flatMap((quote) => passagesOf(numbers, quote))
    for (const passage of new Set(quoted)) notes.set(passage, `${notes.get(passage) ?? ''} ${words}`)
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
  const quotes = fact.quotes.map(
    ({ source, start, end }) => sources.get(source)?.text.slice(start, end) ?? '',
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
