import { language } from '../search/languages.ts'
import { Best } from '../search/best.ts'
import type { Named } from '../search/names/nameIndex.ts'
import { isCapital, tokens } from '../search/tokens.ts'
import type { Span } from '../source/quote.ts'

/** Longer runs of capitals are headlines, not names. */
const MOST_WORDS = 7
/** Of more names the rarest are left out: they are found in the texts all the same, only not suggested. */
const MOST_NAMES = 5000

/** What may stand between two words of one name: a space, a hyphen, or a particle between them. */
const JOINT =
  /^[ \u00a0-](?:(?:of|of the|de|de la|du|da|do|dos|del|di|von|van|der|den|e|i|al|ul|bin|ibn|y)[ -])?$/

/** Counts what a sentence names, going by capitals, so that there are names where nobody has written any facts. */
export function countNames(sentence: string, language: string, counts: Map<string, number>): void {
  for (const { start, end } of capitalizedRuns(sentence, language)) {
    const name = sentence.slice(start, end)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
}

/** The names, each its own id, weighed by how often they stand in the texts; heaviest first. Yields often. */
export function* mostFrequentNames(counts: ReadonlyMap<string, number>): Generator<void, Named[]> {
  const best = new Best<readonly [string, number]>(
    MOST_NAMES,
    ([a, most], [b, least]) => least - most || (a < b ? -1 : 1),
  )
  for (const counted of counts) {
    best.offer(counted)
    yield
  }
  return best.sorted().map(([name, weight]) => ({ id: name, names: [name], weight }))
}

/** A sentence's first word has a capital whatever it is: alone, or as a word of grammar, it is no name. */
function capitalizedRuns(sentence: string, tag: string): Span[] {
  const runs: (Span & { readonly words: number })[] = []
  for (const [number, { word, start, end }] of tokens(sentence).entries()) {
    if (!isCapital(sentence, start) || (number === 0 && language(tag).isStopWord(word))) continue
    const last = runs.at(-1)
    if (last && JOINT.test(sentence.slice(last.end, start)))
      runs[runs.length - 1] = { start: last.start, end, words: last.words + 1 }
    else runs.push({ start, end, words: 1 })
  }
  return runs.filter(
    ({ start, words }) => words <= MOST_WORDS && !(words === 1 && start === firstWord(sentence)),
  )
}

function firstWord(sentence: string): number {
  return sentence.search(/[\p{L}\p{N}]/u)
}
