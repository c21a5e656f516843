import { analyze } from '../search/analyzer.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Subject } from './answer.ts'
import { citedPassages, NO_HIGHLIGHTS } from './excerpts.ts'
import { Findings } from './findings.ts'
import { narrow } from './narrowing.ts'
import { firstOf } from './ranked.ts'

/** Answers what the facts and the texts say of words for which no editor has written a topic. Yields often. */
export function* topicInTexts(snapshot: Snapshot, asked: string): Generator<void, Answer> {
  const { facts, passages } = narrow(
    snapshot,
    snapshot.factList.filter(({ id }) => snapshot.facts.has(id)),
    undefined,
    asked,
  )
  const cited = citedPassages(snapshot, facts)
  const { shown, notes } = firstOf(passages.filter((passage) => !cited.has(passage)))
  const findings = new Findings(snapshot, NO_HIGHLIGHTS)
  const found = [...findings.ofFacts(facts), ...(yield* findings.passages(shown))]
  if (found.length === 0) return { status: 'none', asked, near: [] }
  const subject: Subject = {
    kind: 'name',
    name: asked,
    otherNames: [],
    label: 'topic, found in the texts, not reviewed',
  }
  return { status: 'found', subject, findings: found, related: [], notes }
}

/** So many titles are looked through. */
const MOST_TITLES = 2_000
/** Shorter words tell no topic. */
const SHORTEST = 5
const known = new WeakMap<Snapshot, readonly string[]>()

/** What the texts speak about most: what they name in most sources, and the words that several titles have. */
export function topicsInTexts(snapshot: Snapshot): readonly string[] {
  const before = known.get(snapshot)
  if (before) return before
  const weights = new Map<string, number>()
  for (const { name, sources } of snapshot.textEntities.values()) weights.set(name, sources)
  for (const { word, count } of titleWords(snapshot)) if (count > 1) weights.set(word, count)
  const topics = [...weights]
    .sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
    .map(([name]) => name)
  known.set(snapshot, topics)
  return topics
}

function titleWords({ sources }: Snapshot): { readonly word: string; readonly count: number }[] {
  const counts = new Map<string, { readonly word: string; count: number }>()
  for (const { particulars } of [...sources.values()].slice(-MOST_TITLES)) {
    const { title, language } = particulars
    const found = analyze(title, language).filter(({ start, end, isStopWord }) => {
      const written = title.slice(start, end)
      return (
        !isStopWord &&
        end - start >= SHORTEST &&
        written === written.toLowerCase() &&
        /^\p{L}+$/u.test(written)
      )
    })
    for (const [stem, { start, end }] of new Map(found.map((each) => [each.stem, each]))) {
      const own = counts.get(stem) ?? { word: title.slice(start, end), count: 0 }
      counts.set(stem, own)
      own.count += 1
    }
  }
  return [...counts.values()]
}
