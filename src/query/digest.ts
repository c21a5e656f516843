import { passageOf } from '../extraction/names/mention.ts'
import { passageNumber, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import type { News } from '../watch/news.ts'
import { runAtOnce } from '../source/slices.ts'
import type { Choice, Finding, Found } from './answer.ts'
import { entryChoice, textNameChoice } from './choices.ts'
import { NO_HIGHLIGHTS } from './excerpts.ts'
import { Findings } from './findings.ts'
import { newPart } from './news.ts'

/** Something that is named in what came in. */
interface Subject {
  readonly name: string
  readonly choices: readonly Choice[]
  /** The newest first. */
  readonly passages: readonly PassageNumber[]
}

const MOST_SUBJECTS = 12

/**
 * What came in, by what it is about: each name with how many sentences have it and the newest of them, what most of it is
 * about first.
 * @returns undefined where nothing came in that can be quoted.
 */
export function digestAnswer(snapshot: Snapshot, news: News): Found | undefined {
  const part = newPart(snapshot, news)
  const findings = new Findings(snapshot, NO_HIGHLIGHTS)
  const told = new Set<PassageNumber>()
  const found: Finding[] = []
  const related: Choice[] = []
  for (const { name, choices, passages } of subjectsIn(part)) {
    // What says nothing but what was told already is told.
    const newest = passages.find((passage) => !told.has(passage))
    if (newest === undefined) continue
    told.add(newest)
    const heading = `${name}: ${passages.length} new`
    found.push(...runAtOnce(findings.passages([newest])).map((finding) => ({ ...finding, heading })))
    related.push(...choices)
    if (found.length >= MOST_SUBJECTS) break
  }
  const facts = snapshot.factList.filter(({ id }) => news.facts.has(id)).slice(0, MOST_SUBJECTS)
  const stated = findings.ofFacts(facts).map((finding) => ({ ...finding, heading: 'From the editors' }))
  if (found.length + stated.length === 0) return undefined
  return {
    status: 'found',
    subject: { kind: 'search', name: 'What came in', otherNames: [] },
    findings: [...stated, ...found],
    related,
    notes: [
      `${counted(news.added.size, 'article')} came in, ${counted(news.revised.size, 'was', 'were')} changed.`,
    ],
    isList: true,
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function subjectsIn(part: Snapshot): Subject[] {
  const entries = [...part.namedIn].map(([id, passages]): Subject => ({
    name: part.entries.get(id)?.name ?? id,
    choices: entryChoice(part, id),
    passages: byNewest(part, passages),
  }))
  const known = new Set(entries.map(({ name }) => name.toLowerCase()))
  const named = [...part.textEntities.values()]
    .filter(({ name }) => !known.has(name.toLowerCase()))
    .map(({ name, mentions }): Subject => {
      const passages = [...new Set(mentions.map((mention) => passageNumber(passageOf(mention))))]
      return {
        name,
        choices: [textNameChoice(name)],
        passages: byNewest(part, passages),
      }
    })
  return [...entries, ...named]
    .filter(({ passages }) => passages.length > 0)
    .sort((one, other) => other.passages.length - one.passages.length || compare(one.name, other.name))
}

function byNewest({ passages: all }: Snapshot, passages: readonly PassageNumber[]): PassageNumber[] {
  const dayOf = (passage: PassageNumber): string => all[passage]?.source.particulars.published?.latest ?? ''
  return passages.toSorted((one, other) => compare(dayOf(other), dayOf(one)) || one - other)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
