import type { Snapshot } from './snapshot.ts'

/** Ids of one kind of thing that a reload changed. */
export interface Change {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly dropped: readonly string[]
}

/** What a reload changed. */
export interface Changes {
  readonly sources: Change
  /** Actors, places, events, figures, claims and relations. */
  readonly facts: Change
  readonly topics: Change
  /** How many quotes were added, and how many dropped; a quote that moved within its source is neither. */
  readonly quotes: { readonly added: number; readonly dropped: number }
}

export function changesBetween(before: Snapshot, after: Snapshot): Changes {
  const quotesBefore = quotesIn(before)
  const quotesAfter = quotesIn(after)
  return {
    sources: change(sourceTexts(before), sourceTexts(after)),
    facts: change(factTexts(before), factTexts(after)),
    topics: change(topicTexts(before), topicTexts(after)),
    quotes: {
      added: countMissing(quotesAfter, quotesBefore),
      dropped: countMissing(quotesBefore, quotesAfter),
    },
  }
}

type Texts = ReadonlyMap<string, string>

function change(before: Texts, after: Texts): Change {
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    changed: [...after].filter(([id, text]) => before.has(id) && before.get(id) !== text).map(([id]) => id),
    dropped: [...before.keys()].filter((id) => !after.has(id)),
  }
}

function sourceTexts({ sources }: Snapshot): Texts {
  return new Map(
    [...sources.values()].map(({ id, particulars, text }) => [id, JSON.stringify([particulars, text])]),
  )
}

/** Offsets are left out: they move when something is written above them. A claim changes with its question. */
function factTexts({ facts, questions }: Snapshot): Texts {
  return new Map(
    [...facts.values()].map((fact) => {
      const quotes = fact.quotes.map(({ source, hash }) => [source, hash])
      const question = fact.kind === 'claim' ? questions.get(fact.question)?.question : undefined
      return [fact.id, JSON.stringify({ ...fact, quotes, question })]
    }),
  )
}

function topicTexts({ entries }: Snapshot): Texts {
  const topics = [...entries.values()].filter(({ kind }) => kind === 'topic')
  return new Map(topics.map((topic) => [topic.id, JSON.stringify(topic)]))
}

function quotesIn({ facts }: Snapshot): ReadonlySet<string> {
  return new Set(
    [...facts.values()].flatMap(({ id, quotes }) =>
      quotes.map(({ source, hash }) => `${id} ${source} ${hash}`),
    ),
  )
}

function countMissing(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((quote) => !others.has(quote)).length
}
