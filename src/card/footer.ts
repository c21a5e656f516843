import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Particulars, Source } from '../knowledge/types.ts'
import type { Footer } from './card.ts'
import { ageLabel, dateLabel, dayLabel } from './dates.ts'

const KINDS = {
  news: 'News',
  analysis: 'Analysis',
  opinion: 'Opinion piece',
  report: 'Report',
  statement: 'Statement',
  reference: 'Reference work',
} as const

/** What kind of source it is and how old; what is not known of it is said. */
export function sourceLine({ particulars }: Source, today: Date): string {
  const { kind, viewpoint, author, publisher, published, changed, retrieved, reviewed } = particulars
  const nature = [kind ? KINDS[kind] : 'Kind not stated', viewpoint ? `${viewpoint} point of view` : '']
    .filter(Boolean)
    .join(', ')
  const unnamed = [author ? '' : 'author', publisher ? '' : 'publisher'].filter(Boolean).join(' and ')
  const who = [author, publisher].filter(Boolean).join(', ')
  const when = published
    ? `Published ${dateLabel(published).text}: ${ageLabel(published, today)}`
    : 'Undated: its age is not known'
  return [
    ...fateOf(particulars),
    nature,
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

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
