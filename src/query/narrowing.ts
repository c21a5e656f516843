import { analyze } from '../search/analyzer.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'

/**
 * The words of a narrowing from the first to the last that says something: "Pakistan" of "and Pakistan?". A word in
 * capitals may be an abbreviation, such as US, and is never taken for a word of grammar.
 * @returns what was given, where it is grammar only; undefined where it is blank.
 */
export function narrowingWords(about: string | undefined): string | undefined {
  if (about === undefined) return undefined
  const telling = analyze(about, 'en').filter(
    ({ isStopWord, start, end }) => !isStopWord || /^\p{Lu}{2,}$/u.test(about.slice(start, end)),
  )
  const [first, last] = [telling[0], telling.at(-1)]
  return (first && last ? about.slice(first.start, last.end) : about.trim()) || undefined
}

/** Facts and passages narrowed to what they say about something. */
export interface Narrowed {
  /** Best first. */
  readonly facts: readonly Fact[]
  /** Best first. */
  readonly passages: readonly PassageNumber[]
}

/**
 * Of the words that say what is asked about, weighed by rarity, a fact must hold so much: more than half, so that of
 * two words the rarer must be there.
 */
const LEAST_COVERAGE = 0.55
const LEAST_OF_BEST = 0.7
/** So many of the best are looked at. A caller hands its own filter in: one that came afterwards would find too few. */
const MOST = 600

/**
 * Keeps those that are about the words; nothing rather than something unrelated.
 * @param passages all of them where it is undefined.
 */
export function narrow(
  snapshot: Snapshot,
  facts: readonly Fact[],
  passages: ReadonlySet<PassageNumber> | undefined,
  about: string,
): Narrowed {
  return {
    facts: narrowFacts(snapshot, facts, about),
    passages: covering(
      snapshot.passageIndex.search(about, {
        limit: MOST,
        inAllLanguages: true,
        ...(passages && { among: passages }),
      }).hits,
    ).map(({ passage }) => passage),
  }
}

/** Keeps the facts that are about the words. */
export function narrowFacts(snapshot: Snapshot, facts: readonly Fact[], about: string): readonly Fact[] {
  const found = covering(snapshot.factIndex.search(about, facts, MOST)).map(({ fact }) => fact)
  return [...new Set([...named(snapshot, facts, about), ...found])]
}

/** The facts that involve the entry which the words name, if they do. */
function named(snapshot: Snapshot, facts: readonly Fact[], about: string): Fact[] {
  const resolution = snapshot.names.resolve(about)
  if (resolution.status !== 'found') return []
  const involving = new Set(snapshot.involving.get(resolution.hit.id))
  return facts.filter((fact) => involving.has(fact))
}

function covering<Hit extends { readonly coverage: number }>(hits: readonly Hit[]): Hit[] {
  const most = hits.reduce((best, { coverage }) => Math.max(best, coverage), 0)
  const least = Math.max(LEAST_COVERAGE, most * LEAST_OF_BEST)
  return hits.filter(({ coverage }) => coverage >= least)
}
