import { MISTAKE, type NameReadings, type Readings } from './nameReadings.ts'

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

/**
 * Finds the names that have all of the query's words, matched one to one in any order.
 * @param read what each word of the query may stand for; the same word always gives the same readings.
 */
export function matches(
  query: readonly string[],
  readings: NameReadings,
  read: (word: string) => Readings,
): Match[] {
  const asked = query.map((word) => ({ word, readings: read(word) }))
  const candidates = fewestNames(
    asked.filter(({ word }) => word.length > 1).map((word) => word.readings),
    readings,
  )
  const found: Match[] = []
  for (const name of candidates) {
    const match = assign(asked, name, readings)
    if (match) found.push(match)
  }
  return found
}

/** The names that the rarest of the words stands in; ascending. */
function fewestNames(words: readonly Readings[], readings: NameReadings): number[] {
  let fewest: Readings | undefined
  let least = Infinity
  for (const word of words) {
    let count = 0
    for (const reading of word.keys()) count += readings.namesWith(reading).length
    if (count >= least) continue
    least = count
    fewest = word
  }
  const names = new Set<number>()
  for (const reading of fewest?.keys() ?? []) for (const name of readings.namesWith(reading)) names.add(name)
  return [...names].sort((a, b) => a - b)
}

function assign(
  asked: readonly { readonly word: string; readonly readings: Readings }[],
  name: number,
  readings: NameReadings,
): Match | undefined {
  const free = [...readings.wordsOf(name)]
  if (asked.length > free.length) return undefined
  let cost = 0
  let repaired = 0
  for (const { word, readings: costs } of asked) {
    let best = -1
    let least = Infinity
    for (const [at, known] of free.entries()) {
      const reading = costs.get(known) ?? readings.initialCost(word, known) ?? Infinity
      if (reading >= least) continue
      least = reading
      best = at
    }
    if (best < 0) return undefined
    free.splice(best, 1)
    cost += least
    if (least >= MISTAKE) repaired += 1
  }
  return { name, cost, repaired, missing: free.length }
}
