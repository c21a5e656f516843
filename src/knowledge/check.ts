import { cite, type Citation } from '../source/citation.ts'
import { error, warning, type Location, type Problem } from '../source/problem.ts'
import { findQuote, type TextQuoteSelector } from '../source/quote.ts'
import { quoteDifference } from '../source/quoteDifference.ts'
import { Speller } from '../search/names/nameSpelling.ts'
import { tokens } from '../search/tokens.ts'
import { didYouMean } from '../search/nearest.ts'
import { circlesIn } from './circles.ts'
import type { Located } from './records.ts'
import { entryKinds, referredBy, type Referred } from './kinds.ts'
import type {
  FactKind,
  Kind,
  KnowledgeRecord,
  Source,
  Version,
  Versions,
  Written as WrittenOf,
} from './types.ts'

/** Everything that was read, with every record's quotes; a fact's quotes are found by its id. */
export interface Checked {
  readonly quotes: ReadonlyMap<string, readonly Citation[]>
  readonly problems: readonly Problem[]
}

type Written = Located<KnowledgeRecord>
type FigureRecord = WrittenOf<'figure'>
type WrittenFact = WrittenOf<FactKind>

/** What a record may name. */
export interface Known {
  readonly sources: ReadonlyMap<string, Source>
  readonly versions: Versions
  /** Ids of sources and of records that are there but were left out for errors of their own. */
  readonly leftOut: { readonly sources: ReadonlySet<string>; readonly records: ReadonlySet<string> }
  /** Commands that no topic may take. */
  readonly reserved: ReadonlySet<string>
}

/** Checks the records against each other and against the sources: what no record can be held to alone. */
export function* checkRecords(records: readonly Written[], known: Known): Generator<void, Checked> {
  const ids = new Map(identified(records).map(({ record }) => [record.id, record.kind]))
  const figures = new Map(
    records.flatMap(({ record }) => (record.kind === 'figure' ? [[record.id, record] as const] : [])),
  )
  const problems = [
    ...duplicateIds(records),
    ...(yield* collidingNames(records)),
    ...collidingCommands(records, known.reserved),
    ...eventsInCircles(records),
  ]
  const quotes = new Map<string, readonly Citation[]>()
  for (const written of records) {
    problems.push(...unknownIds(written, ids, known.leftOut.records), ...unlikeParts(written, figures))
    for (const { record, locate } of factsOf(written)) {
      const found = findQuotes(record, locate, known)
      quotes.set(record.id, found.citations)
      problems.push(...found.problems)
      yield
    }
  }
  return { quotes, problems }
}

/** A record's facts: itself, the claims of a question, none of what quotes nothing. */
function factsOf({ record, locate }: Written): Located<WrittenFact>[] {
  if (record.kind === 'question')
    return record.claims.map((claim, index) => ({
      record: claim,
      locate: (path) => locate(['claims', index, ...path]),
    }))
  return 'quotes' in record ? [{ record, locate }] : []
}

/** Everything that has an id: the records, and the claims within questions. */
function identified(records: readonly Written[]): Located<WrittenOf<Kind>>[] {
  return records.flatMap((written) =>
    written.record.kind === 'question' ? [written, ...factsOf(written)] : [written],
  )
}

function duplicateIds(records: readonly Written[]): Problem[] {
  const first = new Map<string, Location>()
  return identified(records).flatMap(({ record: { id }, locate }) => {
    const before = first.get(id)
    if (before) return [error(locate(['id']), `id ${id} is taken already, by ${placeLabel(before)}`)]
    first.set(id, locate(['id']))
    return []
  })
}

/**
 * Two entries may not share a name, so that a name that is typed leads to one of them. Names that are spellings of each
 * other may belong to two entries: a reader who types a third spelling is asked which is meant.
 */
function* collidingNames(records: readonly Written[]): Generator<void, Problem[]> {
  const first = new Map<string, Named>()
  const spelled = new Map<string, Named>()
  const speller = new Speller()
  const problems: Problem[] = []
  for (const { record, locate } of records) {
    yield
    if (!('aliases' in record)) continue
    const named: [string, Location][] = [
      [record.name, locate(['name'])],
      ...record.aliases.map((alias, index): [string, Location] => [alias, locate(['aliases', index])]),
    ]
    for (const [name, at] of named) {
      const key = tokens(name)
        .map(({ word }) => word)
        .join(' ')
      const before = first.get(key)
      if (before && before.id !== record.id)
        problems.push(error(at, `“${name}” is a name of ${before.id} already (${placeLabel(before.at)})`))
      else if (!before) {
        const spelling = speller.spellName(name).loose.join(' ')
        const like = spelled.get(spelling)
        if (like && like.id !== record.id)
          problems.push(
            warning(
              at,
              `“${name}” is a spelling of “${like.name}”, a name of ${like.id} (${placeLabel(like.at)})`,
            ),
          )
        first.set(key, { id: record.id, name, at })
        spelled.set(spelling, like ?? { id: record.id, name, at })
      }
    }
  }
  return problems
}

/** A name, and where it is given to what. */
interface Named {
  readonly id: string
  readonly name: string
  readonly at: Location
}

function placeLabel({ file, line }: Location): string {
  return `${file}:${line}`
}

function collidingCommands(records: readonly Written[], reserved: ReadonlySet<string>): Problem[] {
  const first = new Map<string, string>()
  return records.flatMap(({ record, locate }) => {
    if (record.kind !== 'topic' || record.command === undefined) return []
    if (reserved.has(record.command))
      return [error(locate(['command']), `/${record.command} is a command of the program; choose another`)]
    const before = first.get(record.command)
    first.set(record.command, before ?? record.id)
    return before === undefined
      ? []
      : [error(locate(['command']), `/${record.command} opens ${before} already`)]
  })
}

function article(kind: Kind): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`
}

/** What a record names that is not there, or that is of another kind than it must be. */
function unknownIds(
  written: Written,
  ids: ReadonlyMap<string, Kind>,
  leftOut: ReadonlySet<string>,
): Problem[] {
  const withClaims = identified([written])
  return withClaims.flatMap(({ record, locate }) =>
    referencesOf(record).flatMap(({ id, path, kinds }) => {
      const kind = ids.get(id)
      if (kind !== undefined && kinds.includes(kind)) return []
      if (kind !== undefined) {
        const wanted = kinds.map(article).join(' or ')
        return [error(locate(path), `${id} is ${article(kind)}; here must stand ${wanted}`)]
      }
      if (leftOut.has(id)) return []
      const candidates = [...ids].filter(([, of]) => kinds.includes(of)).map(([known]) => known)
      return [error(locate(path), `no record has the id ${id}${didYouMean(id, candidates)}`)]
    }),
  )
}

function referencesOf(record: WrittenOf<Kind>): Omit<Referred, 'isAbout'>[] {
  const involves = 'involves' in record ? record.involves : []
  const speaker = 'saidBy' in record && record.saidBy.by === 'actor' ? [record.saidBy.id] : []
  return [
    ...involves.map((id, index) => ({ id, path: ['involves', index], kinds: entryKinds })),
    ...speaker.map((id) => ({ id, path: ['saidBy'], kinds: ['actor' as const] })),
    ...referredBy(record),
  ]
}

/** Each circle is told of once, where it closes. */
function eventsInCircles(records: readonly Written[]): Problem[] {
  const events = new Map(
    records.flatMap(({ record, locate }) =>
      record.kind === 'event' ? [[record.id, { ...record, locate }]] : [],
    ),
  )
  const circles = circlesIn(new Map([...events].map(([id, { after }]) => [id, after])))
  return circles.flatMap(({ ids, index }) => {
    const [first = '', last = ''] = [ids[0], ids.at(-1)]
    const closing = events.get(last)?.locate(['after', index])
    const message = `these events have no order, as ${[...ids, first].join(' comes after ')}`
    return closing ? [warning(closing, message)] : []
  })
}

/** Only numbers of one unit and of one stretch of time add up, and none is a part of itself. */
function unlikeParts({ record, locate }: Written, figures: ReadonlyMap<string, FigureRecord>): Problem[] {
  if (record.kind === 'event')
    return record.after.flatMap((id, index) =>
      id === record.id ? [error(locate(['after', index]), `${id} cannot come after itself`)] : [],
    )
  if (record.kind !== 'figure') return []
  return record.sumOf.flatMap((id, index) => {
    const part = figures.get(id)
    if (id === record.id) return [error(locate(['sumOf', index]), `${id} cannot be a part of itself`)]
    if (!part || (part.unit === record.unit && part.per === record.per)) return []
    return [
      error(locate(['sumOf', index]), `${id} is ${measureOf(part)}, and its sum is ${measureOf(record)}`),
    ]
  })
}

function measureOf({ unit, per }: FigureRecord): string {
  return per === undefined ? `in ${unit}` : `in ${unit} a ${per}`
}

function findQuotes(
  fact: WrittenFact,
  locate: Written['locate'],
  { sources, versions, leftOut }: Known,
): { citations: Citation[]; problems: Problem[] } {
  const citations: Citation[] = []
  const problems: Problem[] = []
  fact.quotes.forEach((selector, index) => {
    const source = sources.get(selector.source)
    if (source === undefined) {
      if (leftOut.sources.has(selector.source)) return
      const hint = didYouMean(selector.source, sources.keys())
      problems.push(
        error(locate(['quotes', index, 'source']), `no source has the id ${selector.source}${hint}`),
      )
      return
    }
    const places = findQuote(source.text, selector)
    const [place] = places
    const at = locate(['quotes', index, 'exact'])
    const earlier = place ? undefined : inVersions(versions.get(source.id), source.id, selector)
    if (earlier) {
      citations.push(earlier.citation)
      problems.push(
        warning(
          at,
          `this quote stood in ${source.id} until ${earlier.until} and stands there no more; cards say so`,
        ),
      )
    } else if (place === undefined) problems.push(error(at, missingQuote(source, selector.exact)))
    else if (places.length > 1) {
      const message = `this quote stands ${places.length} times in ${source.id}; add a prefix or a suffix that only one has`
      problems.push(error(at, message))
    } else citations.push(cite(source.id, source, place))
  })
  return { citations, problems }
}

/** The latest version that a quote stands in, once. */
function inVersions(
  versions: readonly Version[] = [],
  id: string,
  selector: TextQuoteSelector,
): { readonly citation: Citation; readonly until: string } | undefined {
  for (const version of versions) {
    const [place, ...others] = findQuote(version.text, selector)
    if (place && others.length === 0)
      return { citation: { ...cite(id, version, place), version: version.name }, until: version.until.edtf }
  }
  return undefined
}

/** The sentence that shares most words with the quote is shown, so that an editor sees what changed. */
function missingQuote(source: Source, exact: string): string {
  const difference = quoteDifference(source.text, exact)
  if (difference)
    return `this quote is not in ${source.id} character by character: ${difference.description}; copy it from there again`
  const words = new Set(tokens(exact).map(({ word }) => word))
  const sharing = source.sentences.map(({ start, end, paragraph }) => {
    const sentence = source.text.slice(start, end)
    const shared = new Set(
      tokens(sentence)
        .filter(({ word }) => words.has(word))
        .map(({ word }) => word),
    )
    return { sentence, paragraph, shared: shared.size }
  })
  const best = sharing.reduce((most, next) => (next.shared > most.shared ? next : most), {
    sentence: '',
    paragraph: 0,
    shared: 0,
  })
  const message = `this quote is not in ${source.id}`
  return best.shared * 3 < words.size
    ? message
    : `${message}; nearest, in paragraph ${best.paragraph}: “${best.sentence}”`
}
