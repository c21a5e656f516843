import type { Snapshot } from '../knowledge/snapshot.ts'
import { readDocument, type Document } from '../source/document.ts'
import { parseDate, type EdtfDate } from '../source/date.ts'
import { splitFrontMatter } from '../source/frontMatter.ts'
import type { Span } from '../source/quote.ts'
import { readYaml } from '../source/yaml.ts'
import { language as languageOf, languageCode } from '../search/languages.ts'
import { tokens } from '../search/tokens.ts'
import { withoutMarkup } from './markdown.ts'

/** A text that somebody wants to publish, without its markup. */
export interface Draft extends Document {
  /** The day that its "on Tuesday" is counted from. */
  readonly date: EdtfDate
  /** BCP 47. */
  readonly language: string
  /** Where a stretch of the text stands in the draft as it was given. */
  readonly placeOf: (span: Span) => Span
}

/** What is known of a draft besides its text; its front matter says the same. */
export interface DraftParticulars {
  /** Counts where the front matter has no `date` or `published`. */
  readonly date: EdtfDate
}

/** Reads a draft in Markdown or plain text, yielding between sentences. */
export function* readDraft(
  snapshot: Pick<Snapshot, 'sources'>,
  given: string,
  { date }: DraftParticulars,
): Generator<void, Draft> {
  const matter = splitFrontMatter(given)
  const begin = matter ? given.length - matter.text.length : 0
  const { text, placeOf } = withoutMarkup(given.slice(begin))
  const language = draftLanguage(snapshot, text.slice(0, SAMPLE))
  const document = yield* readDocument(text, language)
  return {
    ...document,
    language,
    date: dateIn(matter?.yaml ?? '') ?? date,
    placeOf: (span) => {
      const { start, end } = placeOf(span)
      return { start: start + begin, end: end + begin }
    },
  }
}

/** So many characters tell in which language a text is. */
const SAMPLE = 5_000

/**
 * Of the languages of the sources that of which the text has most words of grammar, of several the most frequent: in
 * others nothing could be compared.
 */
function draftLanguage({ sources }: Pick<Snapshot, 'sources'>, text: string): string {
  const counts = new Map<string, number>()
  for (const { particulars } of sources.values()) {
    const code = languageCode(particulars.language)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const words = tokens(text)
  const points = (code: string): number =>
    words.filter(({ word }) => languageOf(code).isStopWord(word)).length
  const known = [...counts].map(([code, count]) => ({ code, count, points: points(code) }))
  return known.sort((a, b) => b.points - a.points || b.count - a.count)[0]?.code ?? 'en'
}

function dateIn(yaml: string): EdtfDate | undefined {
  const { value } = readYaml('draft', yaml)
  if (typeof value !== 'object' || value === null) return undefined
  const entries = new Map<string, unknown>(Object.entries(value))
  const written = entries.get('published') ?? entries.get('date')
  if (typeof written !== 'string' && typeof written !== 'number') return undefined
  try {
    return parseDate(String(written))
  } catch {
    return undefined
  }
}
