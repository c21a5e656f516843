import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'

/** So many passages are weighed against each other; those behind them follow in the order of the texts. */
const MOST_RANKED = 400
/** More than anybody pages through. */
const MOST_SHOWN = 1_000

/**
 * Puts passages in the order of their worth for a text. It comes after every filter: none is left out.
 */
export function ranked(
  snapshot: Snapshot,
  text: string,
  passages: readonly PassageNumber[],
): PassageNumber[] {
  const among = new Set(passages)
  if (among.size < 2) return [...among]
  const { hits } = snapshot.passageIndex.search(text, { limit: MOST_RANKED, among, inAllLanguages: true })
  return [...new Set([...hits.map(({ passage }) => passage), ...among])]
}

/** The first of many passages, and a sentence on how many are left out; none where all are shown. */
export function firstOf(passages: readonly PassageNumber[]): {
  readonly shown: readonly PassageNumber[]
  readonly notes: readonly string[]
} {
  const more = passages.length - MOST_SHOWN
  if (more <= 0) return { shown: passages, notes: [] }
  return {
    shown: passages.slice(0, MOST_SHOWN),
    notes: [
      `${more} more passages are not shown; narrow the question by further words, from: or publisher:.`,
    ],
  }
}
