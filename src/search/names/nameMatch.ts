import type { Readings } from './nameReadings.ts'
import type { NameVocabulary } from './nameVocabulary.ts'
import { initialCost, MISTAKE } from './typoCost.ts'

/** A name that has, in one reading or another, all of a query's words. */
export interface Match {
  readonly name: number
  /** The sum of the words' costs. */
  readonly cost: number
  /** How many of the query's words are read as mistyped. */
  readonly repaired: number
  /** How many of the name's words the query does not have. */
  readonly missing: number
}

interface Asked {
  readonly word: string
  readonly readings: Readings
}

/** Finds the names that have all of the query's words, matched one to one in any order; ascending. */
export function matches(
  query: readonly string[],
  vocabulary: NameVocabulary,
  read: (word: string) => Readings,
): Match[] {
  const readings = new Map([...new Set(query)].map((word) => [word, read(word)]))
  const asked = query.map((word) => ({ word, readings: readings.get(word) ?? new Map() }))
  const found: Match[] = []
  for (const name of fewestNames(asked, vocabulary)) {
    const match = assign(asked, name, vocabulary)
    if (match) found.push(match)
  }
  return found
}

/** The names that the rarest of the words stands in. Any name may have an initial, so initials do not count. */
function fewestNames(asked: readonly Asked[], vocabulary: NameVocabulary): number[] {
  let fewest: Readings | undefined
  let least = Infinity
  for (const { word, readings } of asked) {
    if (word.length === 1) continue
    let count = 0
    for (const reading of readings.keys()) count += vocabulary.namesWith(reading).length
    if (count >= least) continue
    least = count
    fewest = readings
  }
  const names = new Set<number>()
  for (const reading of fewest?.keys() ?? [])
    for (const name of vocabulary.namesWith(reading)) names.add(name)
  return [...names].sort((a, b) => a - b)
}

function assign(asked: readonly Asked[], name: number, vocabulary: NameVocabulary): Match | undefined {
  const free = [...vocabulary.wordsOf(name)]
  if (asked.length > free.length) return undefined
  let cost = 0
  let repaired = 0
  for (const word of asked) {
    const cheapest = cheapestOf(word, free, vocabulary)
    if (!cheapest) return undefined
    free.splice(cheapest.at, 1)
    cost += cheapest.cost
    if (cheapest.cost >= MISTAKE) repaired += 1
  }
  return { name, cost, repaired, missing: free.length }
}

/** The word of the name that it costs least to read the asked one as. */
function cheapestOf(
  { word, readings }: Asked,
  free: readonly number[],
  vocabulary: NameVocabulary,
): { readonly at: number; readonly cost: number } | undefined {
  let best: { at: number; cost: number } | undefined
  for (const [at, known] of free.entries()) {
    const cost = readings.get(known) ?? initialCost(word, vocabulary.words[known] ?? '')
    if (cost !== undefined && (!best || cost < best.cost)) best = { at, cost }
  }
  return best
}
