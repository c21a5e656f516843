import { z } from 'zod'
import {
  excerptsOf,
  statementsIn,
  type Card,
  type CitedExcerpt,
  type Correction,
  type ShownFact,
} from '../card/card.ts'
import { correction } from '../card/cardSchema.ts'
import { dateLabel, dayLabel } from '../card/dates.ts'
import { factLine, shownFact } from '../card/units.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source, Version } from '../knowledge/types.ts'
import { textChanges, type TextChange } from '../query/textChanges.ts'

/** What became of a card: of its excerpts by their numbers, of its facts by their ids. */
export const corrections = z.object({
  excerpts: z.record(z.string(), correction),
  facts: z.record(z.string(), correction),
})
export type Corrections = Readonly<z.output<typeof corrections>>

export const NO_CORRECTIONS: Corrections = { excerpts: {}, facts: {} }

export function isEmpty({ excerpts, facts }: Corrections): boolean {
  return Object.keys(excerpts).length + Object.keys(facts).length === 0
}

export interface Compared {
  readonly snapshot: Snapshot
  /** The day that is told of what is seen now, where nothing says when it came to pass. */
  readonly today: Date
  /** What was found the last time: what is still so keeps its day. */
  readonly before?: Corrections
  /** Ids of sources that were withdrawn or gone already when the card was shared: it said so itself. */
  readonly known?: readonly string[]
}

/** Compares a card as it was shared with what is known now. */
export function correctionsOf(card: Card, compared: Compared): Corrections {
  const { before = NO_CORRECTIONS } = compared
  const excerpts = excerptsOf(card).flatMap((excerpt): [string, Correction][] => {
    const found = ofExcerpt(excerpt, compared)
    return found ? [[String(excerpt.number), asBefore(found, before.excerpts[String(excerpt.number)])]] : []
  })
  const facts = factsOn(card).flatMap((fact): [string, Correction][] => {
    const found = ofFact(fact, compared)
    return found ? [[fact.id, asBefore(found, before.facts[fact.id])]] : []
  })
  return { excerpts: Object.fromEntries(excerpts), facts: Object.fromEntries(facts) }
}

/** The facts that a card states. */
export function factsOn({ sections }: Card): ShownFact[] {
  return sections.flatMap(statementsIn).flatMap(({ fact }) => fact ?? [])
}

function asBefore(found: Correction, before: Correction | undefined): Correction {
  return before?.kind === found.kind && before.now === found.now ? before : found
}

function ofExcerpt(
  { citation, quote }: CitedExcerpt,
  { snapshot, today, known = [] }: Compared,
): Correction | undefined {
  const source = snapshot.sources.get(citation.source)
  if (!source) return withdrawn('Its source was taken out of the knowledge', dayLabel(today))
  if (!known.includes(source.id)) {
    const { withdrawn: day, gone } = source.particulars
    if (day) return withdrawn('Withdrawn by its publisher', dateLabel(day).text)
    if (gone) {
      const since = dateLabel(gone).text
      return { kind: 'gone', sentence: `No longer found at its address since ${since}.`, day: since }
    }
  }
  if (citation.version !== undefined || stands(source, quote)) return undefined
  return changed(source, quote, snapshot.versions.get(source.id) ?? [], today)
}

function withdrawn(what: string, day: string): Correction {
  return { kind: 'withdrawn', sentence: `${what} ${day}.`, day }
}

/** White space that was moved is no correction. */
function stands({ text }: { readonly text: string }, quote: string): boolean {
  return text.includes(quote) || oneLine(text).includes(oneLine(quote))
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}

function changed(source: Source, quote: string, versions: readonly Version[], today: Date): Correction {
  const version = versions.find((each) => stands(each, quote))
  const day = version ? dateLabel(version.until).text : dayLabel(today)
  const now = version && wordsNow(source, version, quote)
  if (now) {
    const sentence = `Corrected by its publisher ${day}. Paragraph ${now.paragraph} has now:`
    return { kind: 'changed', sentence, day, now: now.words }
  }
  return { kind: 'changed', sentence: `No longer in the source since ${day}.`, day }
}

/** What took the place of a quote that stood in a version: whole sentences, as many as an excerpt may have. */
function wordsNow(
  source: Source,
  version: Version,
  quote: string,
): { readonly paragraph: number; readonly words: string } | undefined {
  const start = version.text.indexOf(quote)
  if (start === -1) return undefined
  const end = start + quote.length
  const change = changesBetween(version, source).find(
    ({ before, after }) =>
      after.spans.length > 0 && before.spans.some((span) => span.start < end && span.end > start),
  )
  const [span] = change?.after.spans ?? []
  return change && span && { paragraph: change.paragraph, words: source.text.slice(span.start, span.end) }
}

/** Many cards quote the same article. */
const compared = new WeakMap<Version, { readonly source: Source; readonly changes: readonly TextChange[] }>()

function changesBetween(version: Version, source: Source): readonly TextChange[] {
  const known = compared.get(version)
  if (known?.source === source) return known.changes
  const changes = textChanges(version, source)
  compared.set(version, { source, changes })
  return changes
}

function ofFact({ id, hash }: ShownFact, { snapshot, today }: Compared): Correction | undefined {
  const fact = snapshot.facts.get(id)
  const day = dayLabel(today)
  if (!fact) return withdrawn('Taken back by the editors', day)
  if (shownFact(fact).hash === hash) return undefined
  return { kind: 'changed', sentence: `Changed by the editors ${day}:`, day, now: factLine(fact) }
}
