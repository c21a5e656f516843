import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import { excerptAt, NO_HIGHLIGHTS } from '../query/excerpts.ts'
import { LONGEST_EXCERPT } from '../source/sentences.ts'
import { cut } from './cut.ts'
import { dateLabel } from './dates.ts'
import { sourceLine, titleLabel } from './footer.ts'
import { LONGEST_HEADING, sourceOpener, type Content } from './reportContent.ts'
import { lines, type Unit } from './units.ts'

/** The card of a source that has just come into service. */
export function newSourceContent(
  {
    id,
    isServed,
    doubts,
  }: { readonly id: string; readonly isServed: boolean; readonly doubts: readonly string[] },
  what: string,
  snapshot: Snapshot,
  today: Date,
): Content {
  const source = snapshot.sources.get(id)
  if (!source || !isServed)
    return {
      heading: `${what}, and not served yet`,
      notes: [
        `${id} stands among the sources, but what was loaded before still serves; /kb check and /kb status say why.`,
      ],
      units: [],
    }
  return {
    heading: cut(titleLabel(source), LONGEST_HEADING),
    label: `${what.toLowerCase()} as ${id}`,
    notes: [`${what}. It can be asked from now on.`, ...doubts],
    units: [...lines('', particularsOf(source, today)), ...beginningOf(source)],
    suggestions: [sourceOpener(id, 'Open the source')],
    sources: [source],
  }
}

function particularsOf(source: Source, today: Date): [string, string][] {
  const { publisher, published, url } = source.particulars
  return [
    ['Publisher', publisher ?? 'not named'],
    ['Published', published ? dateLabel(published).text : 'not stated'],
    ['Kind and age', sourceLine(source, today)],
    ['Length', `${source.paragraphs.length} paragraphs, ${source.sentences.length} passages`],
    ...(url === undefined ? [] : [['Address', url] satisfies [string, string]]),
  ]
}

/** The first sentences of its text, as many as an excerpt may have. */
function beginningOf(source: Source): Unit[] {
  const [first, ...rest] = source.sentences
  if (!first) return []
  const last = rest.findLast(
    ({ end, paragraph }) => paragraph === first.paragraph && end - first.start <= LONGEST_EXCERPT,
  )
  const span = { start: first.start, end: (last ?? first).end }
  const excerpt = excerptAt(source, { source: source.id }, span, NO_HIGHLIGHTS)
  return [{ content: { type: 'passage' }, excerpts: [excerpt] }]
}
