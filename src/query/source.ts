import { holds } from '../source/citation.ts'
import { joinSpans } from '../source/spans.ts'
import { LONGEST_EXCERPT } from '../source/sentences.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import type { Answer, Excerpt, SourceView } from './answer.ts'
import type { CitedSpan } from './citedSpan.ts'
import { excerptAt } from './excerpts.ts'
import { nearest } from '../search/nearest.ts'
import { tokens } from '../search/tokens.ts'
import { isPublishedWithin, type Scope } from './scope.ts'

/** Lists the sources that were published within a time, where one is given. */
export function sourceList(snapshot: Snapshot, time: Pick<Scope, 'from' | 'to'> = {}): Answer {
  const sources = [...snapshot.sources.values()].filter((source) => isPublishedWithin(source, time))
  return sources.length === 0
    ? { status: 'none', asked: 'Sources', near: [] }
    : { status: 'sources', sources }
}

/**
 * Shows a source's particulars, or one of its paragraphs.
 * @param paragraph counted from 1.
 * @param cited what to set off in the paragraph; the answer says so if it has changed since it was cited.
 */
export function sourceAnswer(
  snapshot: Snapshot,
  asked: string,
  paragraph: number | undefined,
  cited: CitedSpan | undefined,
): Answer {
  const source = sourceNamed(snapshot, asked)
  const like = source || cited ? [] : sourcesLike(snapshot, asked)
  const [only] = like
  if (like.length > 1) return { status: 'sources', sources: like }
  if (only) return sourceAnswer(snapshot, only.id, paragraph, cited)
  if (!source) return unknownSource(snapshot, asked, cited !== undefined)
  if (paragraph === undefined) return { status: 'source', source, notes: [] }
  if (!source.paragraphs[paragraph - 1]) return noParagraph(source, paragraph)
  const stands = cited !== undefined && holds(cited, source)
  return {
    status: 'source',
    source,
    paragraph: {
      number: paragraph,
      excerpts: paragraphExcerpts(source, paragraph, stands ? cited : undefined),
    },
    notes:
      cited && !stands
        ? [
            'The excerpt has changed in the source since the card was made; this is the paragraph as it is now.',
          ]
        : [],
  }
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
    excerptAt(source, span, () => {
      if (!cited) return []
      const start = Math.max(cited.start, span.start)
      const end = Math.min(cited.end, span.end)
      return start < end ? [{ start: start - span.start, end: end - span.start }] : []
    }),
  )
}
