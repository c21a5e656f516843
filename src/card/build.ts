import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import { FILTER_NAMES } from '../query/scope.ts'
import type { Card, Page, Suggestion } from './card.ts'
import { chartOf } from './chartOf.ts'
import { excerptLength, type Citing } from './cited.ts'
import { contentOf, type CardContent } from './content.ts'
import { fits } from './fitRequest.ts'
import { footerOf, sourceLine, titleLabel } from './footer.ts'
import { layOut, type CardPage, type Pages } from './pages.ts'
import type { Request } from './request.ts'
import type { Response } from './response.ts'
import { sectionsOf } from './sections.ts'

/** What a card is made with, besides its answer. */
export interface Setting extends Citing {
  readonly loadedAt: Date
  /** Ages are counted to this day. */
  readonly today: Date
  /** What was asked; it chooses the page. */
  readonly request: Request
}

const CHANGED =
  'The knowledge was reloaded since the first page was made, so what stood there may have moved.'
/** Characters of the lines that every card has: the page's number, the knowledge. */
const STANDING = 200
const BETWEEN = 4

/** Makes the page of an answer that was asked for; a page too far is the last one. */
export function buildCard(answer: Response, setting: Setting): Card {
  const { snapshot, loadedAt, today, request, capacity } = setting
  const content = contentOf(answer, snapshot, today)
  const isMoved = request.page > 1 && request.revision !== undefined && request.revision !== snapshot.revision
  const notes = isMoved ? [CHANGED, ...content.notes] : content.notes
  const laidOut = layOut(content.units, {
    capacity,
    taken: takenBy([content.heading, content.label, ...content.otherNames, ...notes], content, setting),
    excerptLength: (excerpt) => excerptLength(excerpt, setting),
  })
  const number = Math.min(Math.max(1, request.page), laidOut.pages.length)
  const page: CardPage = laidOut.pages[number - 1] ?? { units: [], excerpts: new Map() }
  const chart = chartOf(
    answer,
    snapshot,
    [...new Set(page.units.flatMap(({ finding }) => finding ?? []))],
    number,
  )
  const own: Request = { ...request, page: number, revision: snapshot.revision }
  return {
    kind: content.kind,
    heading: content.heading,
    label: content.label,
    otherNames: content.otherNames,
    notes,
    sections: sectionsOf(page, setting),
    ...(chart && { chart }),
    suggestions: [
      ...page.units.flatMap(({ suggestions = [] }) => suggestions),
      ...(answer.status === 'none'
        ? content.suggestions
        : content.suggestions.map((each) => narrowed(each, setting))),
    ],
    page: pageOf(own, laidOut),
    footer: footerOf(snapshot, citedSources(page, snapshot, content.sources), today, loadedAt),
    request: own,
  }
}

/** A suggestion on a filtered card keeps the filters, where a button has room for them; a source is never filtered. */
function narrowed(suggestion: Suggestion, { request: asked, capacity }: Setting): Suggestion {
  const filters = Object.entries(asked.arguments).filter(([name]) =>
    FILTER_NAMES.some((each) => each === name),
  )
  const { request } = suggestion
  if (filters.length === 0 || request.command === 'source') return suggestion
  const values = { ...request.arguments, ...Object.fromEntries(filters) }
  const whole = { ...request, arguments: values }
  return fits(whole, capacity.request) ? { ...suggestion, request: whole } : suggestion
}

/** The characters that every page has, whatever stands on it; sources as long as the longest that may be cited. */
function takenBy(
  texts: readonly string[],
  { units, sources }: CardContent,
  { snapshot, today, capacity }: Setting,
): number {
  const cited = units.flatMap(({ excerpts }) =>
    excerpts.flatMap(({ citation }) => snapshot.sources.get(citation.source) ?? []),
  )
  const lines = [...new Set([...sources, ...cited])]
    .map(
      (source) =>
        capacity.measure(`${titleLabel(source)} ${sourceLine(source, today)}`) +
        (source.particulars.url?.length ?? 0),
    )
    .sort((a, b) => b - a)
    .slice(0, capacity.excerpts)
  return [...texts.map((text) => capacity.measure(text) + BETWEEN), ...lines].reduce(
    (sum, length) => sum + length,
    STANDING,
  )
}

function citedSources(page: CardPage, snapshot: Snapshot, always: readonly Source[]): Source[] {
  const cited = [...page.excerpts.values()].flatMap(
    ({ citation }) => snapshot.sources.get(citation.source) ?? [],
  )
  return [...new Set([...always, ...cited])]
}

function pageOf(request: Request, { pages, excerpts }: Pages): Page {
  const { page: number } = request
  return {
    number,
    count: pages.length,
    excerpts,
    ...(number > 1 && { previous: { ...request, page: number - 1 } }),
    ...(number < pages.length && { next: { ...request, page: number + 1 } }),
  }
}
