import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Particulars, Source } from '../knowledge/types.ts'
import type { Footer } from './card.ts'
import { ageLabel, dateLabel, dayLabel } from './dates.ts'

const KINDS = {
  news: 'News',
  live: 'Live report',
  analysis: 'Analysis',
  opinion: 'Opinion piece',
  report: 'Report',
  statement: 'Statement',
  reference: 'Reference work',
} as const

/** What kind of source it is and how old; what is not known of it is said. */
export function sourceLine(source: Source, today: Date): string {
  const { particulars } = source
  const { author, publisher, published, changed, retrieved, reviewed } = particulars
  const unnamed = [author ? '' : 'author', publisher ? '' : 'publisher'].filter(Boolean).join(' and ')
  const who = [author, publisher].filter(Boolean).join(', ')
  const when = published
    ? `Published ${dateLabel(published).text}: ${ageLabel(published, today)}`
    : 'Undated: its age is not known'
  return [
    ...fateOf(particulars),
    natureOf(source),
    ...(who === '' ? [] : [who]),
    ...(unnamed === '' ? [] : [`${capitalized(unnamed)} not named`]),
    when,
    ...(changed && changed.edtf !== published?.edtf ? [`Changed ${dateLabel(changed).text}`] : []),
    ...(reviewed ? [] : ['Not reviewed by an editor']),
    ...(retrieved ? [`Retrieved ${dateLabel(retrieved).text}`] : []),
  ]
    .map((sentence) => `${sentence}.`)
    .join(' ')
}

/** What a reader must know first of a source that its publisher no longer stands by, or no longer shows. */
function fateOf({ withdrawn, gone }: Particulars): string[] {
  return [
    ...(withdrawn ? [`Withdrawn by its publisher ${dateLabel(withdrawn).text}`] : []),
    ...(gone ? [`No longer found at its address since ${dateLabel(gone).text}`] : []),
  ]
}

/** The title, and whether the source bears it. */
export function titleLabel({ particulars: { title, titleSupplied } }: Source): string {
  return titleSupplied ? `${title} (descriptive title)` : title
}

export function footerOf(snapshot: Snapshot, cited: readonly Source[], today: Date, loadedAt: Date): Footer {
  const count = snapshot.sources.size
  return {
    sources: cited.map((source) => ({
      title: titleLabel(source),
      line: sourceLine(source, today),
      ...(source.particulars.url !== undefined && { url: source.particulars.url }),
    })),
    knowledge: `Knowledge ${snapshot.revision}, ${count} ${count === 1 ? 'source' : 'sources'}, loaded ${dayLabel(loadedAt)}`,
  }
}

/**
 * The same in a line, for what comes first. Several sources are named there with their excerpts; what each of them is
 * stands in the views.
 */
export function footerAtAGlance(
  snapshot: Snapshot,
  cited: readonly Source[],
  today: Date,
  loadedAt: Date,
): Footer {
  const whole = footerOf(snapshot, cited, today, loadedAt)
  if (cited.length < 2) return whole
  const unreviewed = cited.filter(({ particulars }) => !particulars.reviewed).length
  const publishers = cited.flatMap(({ particulars: { publisher, author } }) => publisher ?? author ?? [])
  const line = [
    ...cited.flatMap((source) => fateOf(source.particulars).map((fate) => `${titleLabel(source)}: ${fate}`)),
    [...new Set(cited.map(natureOf))].join('; '),
    ...(publishers.length === 0 ? [] : [[...new Set(publishers)].join(', ')]),
    agesOf(cited, today),
    ...(unreviewed === 0 ? [] : [`${unreviewed} not reviewed by an editor`]),
  ]
  return {
    ...whole,
    sources: [{ title: `${cited.length} sources`, line: line.map((sentence) => `${sentence}.`).join(' ') }],
  }
}

function natureOf({ particulars: { kind, viewpoint } }: Source): string {
  return [kind ? KINDS[kind] : 'Kind not stated', viewpoint ? `${viewpoint} point of view` : '']
    .filter(Boolean)
    .join(', ')
}

/** Of several the newest and the oldest. */
function agesOf(sources: readonly Source[], today: Date): string {
  const dates = sources
    .flatMap(({ particulars }) => particulars.published ?? [])
    .toSorted((a, b) => ((a.latest ?? '9999') < (b.latest ?? '9999') ? 1 : -1))
  const ends = [dates[0], dates.at(-1)].flatMap((date) => date ?? [])
  const undated = sources.length - dates.length
  const told = [...new Set(ends.map((date) => `${dateLabel(date).text} (${ageLabel(date, today)})`))]
  return [
    ...(told.length === 0 ? [] : [`Published ${told.join(' and ')}`]),
    ...(undated === 0 ? [] : [`${undated} undated`]),
  ].join('; ')
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
