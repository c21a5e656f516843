import { holds, type Citation } from '../source/citation.ts'
import type { Document } from '../source/document.ts'
import type { Span } from '../source/quote.ts'
import { joinSpans } from '../source/spans.ts'
import { LONGEST_EXCERPT } from '../source/sentences.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source, Version } from '../knowledge/types.ts'
import type { Answer, Excerpt, SourceChange, SourceView } from './answer.ts'
import type { CitedSpan } from './citedSpan.ts'
import { excerptAt } from './excerpts.ts'
import { nearest } from '../search/nearest.ts'
import { tokens } from '../search/tokens.ts'
import { isPublishedWithin, type Scope } from './scope.ts'
import { textChanges, type ChangedSide } from './textChanges.ts'

/** Lists the sources that were published within a time, where one is given. */
export function sourceList(snapshot: Snapshot, time: Pick<Scope, 'from' | 'to'> = {}): Answer {
  const sources = [...snapshot.sources.values()].filter((source) => isPublishedWithin(source, time))
  return sources.length === 0
    ? { status: 'none', asked: 'Sources', near: [] }
    : { status: 'sources', sources }
}

/** What of a source is asked for; its particulars and its latest change where all is absent. */
export interface AskedOfSource {
  /** Counted from 1. */
  readonly paragraph?: number | undefined
  /** What to set off in the paragraph; the answer says so if it has changed since it was cited. */
  readonly cited?: CitedSpan | undefined
  /** The earlier version whose change is shown: its name, or the day until which it stood. */
  readonly version?: string | undefined
}

/** Shows a source's particulars with its latest change, one of its paragraphs, or what became of an earlier version. */
export function sourceAnswer(snapshot: Snapshot, asked: string, of: AskedOfSource = {}): Answer {
  const { paragraph, cited, version } = of
  const source = sourceNamed(snapshot, asked)
  const like = source || cited ? [] : sourcesLike(snapshot, asked)
  const [only] = like
  if (like.length > 1) return { status: 'sources', sources: like }
  if (only) return sourceAnswer(snapshot, only.id, of)
  if (!source) return unknownSource(snapshot, asked, cited !== undefined)
  const versions = snapshot.versions.get(source.id) ?? []
  if (version !== undefined || paragraph === undefined) return withChanges(source, versions, version)
  if (!source.paragraphs[paragraph - 1]) return noParagraph(source, paragraph)
  const stands = cited !== undefined && holds(cited, source)
  return {
    status: 'source',
    source,
    versions,
    paragraph: {
      number: paragraph,
      excerpts: paragraphExcerpts(source, paragraph, stands ? cited : undefined),
    },
    ...(stands && { cited }),
    notes:
      cited && !stands
        ? [
            'The excerpt has changed in the source since the card was made; this is the paragraph as it is now.',
          ]
        : [],
  }
}

/** @param asked the version whose change is shown; the latest where it is absent. */
function withChanges(source: Source, versions: readonly Version[], asked: string | undefined): Answer {
  const at =
    asked === undefined ? 0 : versions.findIndex(({ name, until }) => [name, until.edtf].includes(asked))
  const version = versions[at]
  if (version)
    return {
      status: 'source',
      source,
      versions,
      changes: { version, changes: changesOf(source, version, versions[at - 1]) },
      notes: [],
    }
  if (asked === undefined) return { status: 'source', source, versions, notes: [] }
  return {
    status: 'error',
    message: `${source.id} has no earlier version of ${asked.slice(0, 40)}.`,
    near: versions.map(({ name }) => `/source ${source.id} version:${name}`),
  }
}

/** @param next the version after it; undefined where that is the source as it is. */
function changesOf(source: Source, version: Version, next: Version | undefined): SourceChange[] {
  const after = next ?? source
  return textChanges(version, after).map((change) => ({
    paragraph: change.paragraph,
    before: excerptsOf(version, { source: source.id, version: version.name }, change.before),
    after: excerptsOf(after, { source: source.id, ...(next && { version: next.name }) }, change.after),
  }))
}

function excerptsOf(
  document: Document,
  of: Pick<Citation, 'source' | 'version'>,
  { spans, words }: ChangedSide,
): Excerpt[] {
  return spans.map((span) => excerptAt(document, of, span, () => within(words, span)))
}

/** The parts of spans that lie in another, counted from its beginning. */
function within(spans: readonly Span[], { start, end }: Span): Span[] {
  return spans
    .map((span) => ({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }))
    .filter((part) => part.start < part.end)
}

/** By its id, by its title, or by the beginning of its id: a button may have no room for the whole. */
function sourceNamed({ sources }: Snapshot, asked: string): Source | undefined {
  const byId = sources.get(asked)
  if (byId) return byId
  const name = asked.toLowerCase()
  const all = [...sources.values()]
  return (
    only(
      all.filter(({ id, particulars }) => [id, particulars.title].some((own) => own.toLowerCase() === name)),
    ) ?? only(all.filter(({ id }) => id.toLowerCase().startsWith(name)))
  )
}

/** The sources in whose title, author or publisher each of the words begins one. */
function sourcesLike({ sources }: Snapshot, asked: string): Source[] {
  const wanted = tokens(asked).map(({ word }) => word)
  if (wanted.length === 0) return []
  return [...sources.values()].filter(({ particulars: { title, author = '', publisher = '' } }) => {
    const own = tokens(`${title} ${author} ${publisher}`).map(({ word }) => word)
    return wanted.every((word) => own.some((other) => other.startsWith(word)))
  })
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined
}

function unknownSource({ sources }: Snapshot, asked: string, isGone: boolean): Answer {
  const message = isGone
    ? 'The source of this excerpt is no longer in the knowledge; /source lists those that are.'
    : `There is no source “${asked.slice(0, 80)}”; /source lists them all.`
  const near = isGone ? [] : nearest(asked, sources.keys()).map((id) => `/source ${id}`)
  return { status: 'error', message, near }
}

function noParagraph({ id, paragraphs }: Source, paragraph: number): SourceView | Answer {
  return {
    status: 'error',
    message: `${id} has ${paragraphs.length} paragraphs; there is no paragraph ${paragraph}.`,
    near: [`/source ${id} ${paragraph < 1 ? 1 : paragraphs.length}`],
  }
}

/** The paragraph in cuts that are as long as an excerpt may be, each of whole sentences. */
function paragraphExcerpts(source: Source, paragraph: number, cited: CitedSpan | undefined): Excerpt[] {
  const sentences = source.sentences.filter((sentence) => sentence.paragraph === paragraph)
  const cuts = joinSpans(sentences, (before, { end }) => end - before.start <= LONGEST_EXCERPT)
  return cuts.map((span) =>
    excerptAt(source, { source: source.id }, span, () => within(cited ? [cited] : [], span)),
  )
}
