import type { Wanted } from './candidates.ts'
import type { Explanation } from './explain.ts'
import type { LanguageIndex, Search } from './languageIndex.ts'
import { passageNumber, type PassageNumber } from './passageNumber.ts'
import type { Asked } from './question.ts'

/** An index over the passages of one language. */
export interface Part {
  /** The number of each among all passages, ascending. */
  readonly numbers: Int32Array
  readonly index: LanguageIndex
}

/** Searches one language's passages; the hits have the numbers that they have among all. */
export function searchIn(part: Part, asked: Asked, wanted: Wanted<PassageNumber>): Search<PassageNumber> {
  const search = part.index.search(asked, within(part, wanted))
  return { ...search, hits: numbered(part, search.hits) }
}

/** The same with reasons. */
export function explainIn(
  part: Part,
  asked: Asked,
  wanted: Wanted<PassageNumber>,
): Explanation<PassageNumber> {
  const explanation = part.index.explain(asked, within(part, wanted))
  return { ...explanation, hits: numbered(part, explanation.hits) }
}

/** The passages of a language that hold every word, by their numbers among all. */
export function holdingIn({ numbers, index }: Part, words: readonly string[]): PassageNumber[] {
  return index.holding(words).map((number) => passageNumber(numbers[number] ?? 0))
}

/** A result in one language. */
interface Result<Hit> {
  readonly hits: readonly Hit[]
  readonly confidence: number
}

/** Puts what was found in several languages together; what is said of the question is of the most confident. */
export function merged<
  Hit extends { readonly passage: number; readonly score: number },
  One extends Result<Hit>,
>(results: readonly One[], limit: number): One | undefined {
  const [best] = results.toSorted((a, b) => b.confidence - a.confidence)
  if (!best || results.length === 1) return best
  const hits = results
    .flatMap((result) => result.hits)
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .slice(0, limit)
  return { ...best, hits }
}

function numbered<Hit extends { readonly passage: number }>(
  { numbers }: Part,
  hits: readonly Hit[],
): (Hit & { readonly passage: PassageNumber })[] {
  return hits.map((hit) => ({ ...hit, passage: passageNumber(numbers[hit.passage] ?? 0) }))
}

function within({ numbers }: Part, { limit, among }: Wanted<PassageNumber>): Wanted {
  if (!among) return { limit }
  const own = new Set<number>()
  for (const number of among) {
    const at = placeOf(numbers, number)
    if (at !== undefined) own.add(at)
  }
  return { limit, among: own }
}

/** Where a number stands among ascending ones. */
function placeOf(numbers: Int32Array, number: number): number | undefined {
  let first = 0
  let last = numbers.length - 1
  while (first <= last) {
    const middle = (first + last) >> 1
    const here = numbers[middle] ?? 0
    if (here === number) return middle
    if (here < number) first = middle + 1
    else last = middle - 1
  }
  return undefined
}
