import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import { isEntryKind } from '../knowledge/kinds.ts'
import type { Found, Subject } from '../query/answer.ts'
import { FILTER_NAMES } from '../query/scope.ts'
import type { Card, Page, Suggestion } from './card.ts'
import { chartOf } from './chartOf.ts'
import { excerptLength, type Citing } from './cited.ts'
import { dateLabel } from './dates.ts'
import { contentOf, type CardContent } from './content.ts'
import { ExcerptNumbers } from './excerptNumbers.ts'
import { fits } from './fitRequest.ts'
import { footerOf, footerAtAGlance, sourceLine, titleLabel } from './footer.ts'
import { glanceOf, type Glance, type GlanceOrder } from './glance.ts'
import { fewNames, someNames } from './names.ts'
import { layOut, type CardPage } from './pages.ts'
import { request as requestOf, type Request } from './request.ts'
import type { Response } from './response.ts'
import { sectionsOf } from './sections.ts'
import type { Unit } from './units.ts'
import { viewLabel, type View } from './view.ts'
import { linksOf, unitsIn } from './viewContent.ts'

/** What a card is made with, besides its answer. */
export interface Setting extends Citing {
  readonly loadedAt: Date
  /** Ages are counted to this day. */
  readonly today: Date
  /** What was asked; it chooses the view and the page. */
  readonly request: Request
}

const CHANGED =
  'The knowledge was reloaded since the first page was made, so what stood there may have moved.'
/** Characters of the lines that every card has: the page's number, the knowledge. */
const STANDING = 200
const BETWEEN = 4

/** Makes the view and the page of an answer that was asked for; a page too far is the last one. */
export function buildCard(answer: Response, setting: Setting): Card {
  const { snapshot, today, request } = setting
  const content = contentOf(answer, snapshot, today)
  const numbers = new ExcerptNumbers(content.units)
  // A draft is too long for the button of another page.
  if (answer.status === 'verified')
    return onePage(pagedCard(answer, content, { numbers, setting, request: requestOf('verify') }))
  if (answer.status !== 'found' || answer.isList)
    return pagedCard(answer, content, { numbers, setting, request })
  const glance = glanceOf(content.units, {
    taken: {
      characters: [content.heading, ...labelLine(content), ...content.notes].join('').length + BETWEEN,
      lines: 1 + Math.min(1, labelLine(content).length) + content.notes.length,
    },
    order: orderOf(answer.subject),
    numbers,
    citing: setting,
  })
  const making = { numbers, setting, request, glance }
  const { view } = request
  if (view && unitsIn(view, content.units, numbers).length > 0) return pagedCard(answer, content, making)
  // A view that a reload has emptied leads back to what comes first.
  if (view || request.page === 1) return firstCard(answer, content, making)
  return pagedCard(answer, content, making)
}

function onePage(card: Card): Card {
  const { count, excerpts } = card.page
  return {
    ...card,
    notes: count > 1 ? [...card.notes, LEFT_OUT] : card.notes,
    page: { number: 1, count: 1, excerpts },
  }
}

const LEFT_OUT = 'Not all of it has room here; npm run verify shows the whole.'

function orderOf({ kind }: Subject): GlanceOrder {
  if (kind === 'timeline') return 'newest'
  return isEntryKind(kind) && kind !== 'topic' ? 'newestEvent' : 'asAnswered'
}

/** Makes the first page of a whole answer for a post: it has no views or pages, which would be made of all that there is. */
export function buildPost(
  answer: Found,
  setting: Setting,
): { readonly card: Card; readonly isWhole: boolean } {
  const content = contentOf(answer, setting.snapshot, setting.today)
  const numbers = new ExcerptNumbers(content.units)
  const card = pagedCard(answer, content, { numbers, setting, request: setting.request })
  const { excerpts } = card.page
  return { card: { ...card, page: { number: 1, count: 1, excerpts } }, isWhole: card.page.count === 1 }
}

interface Making {
  readonly numbers: ExcerptNumbers
  readonly setting: Setting
  readonly request: Request
}

/** The first view of an answer. */
function firstCard(
  answer: Response,
  content: CardContent,
  { numbers, setting, glance }: Making & { readonly glance: Glance },
): Card {
  const { snapshot, today, loadedAt, request } = setting
  const { command, arguments: values } = request
  const own: Request = { command, arguments: values, page: 1, revision: snapshot.revision }
  const sources = citedSources(glance.page, snapshot, content.sources)
  return {
    kind: content.kind,
    heading: content.heading,
    label: content.label,
    otherNames: fewNames(content.otherNames),
    notes: [...content.notes, ...glance.notes],
    sections: sectionsOf(glance.page, setting),
    suggestions: suggestionsOf(answer, content, setting),
    views: linksOf(own, content.units, numbers, glance),
    page: { number: 1, count: 1, excerpts: numbers.all.length },
    footer: footerAtAGlance(snapshot, sources, today, loadedAt),
    request: own,
  }
}

/** A view in pages, or a whole answer, as far as it has no views or is asked for without one. */
function pagedCard(
  answer: Response,
  content: CardContent,
  { numbers, setting, request, glance }: Making & { readonly glance?: Glance },
): Card {
  const { snapshot, loadedAt, today, capacity } = setting
  const { view } = request
  const isMoved = request.page > 1 && request.revision !== undefined && request.revision !== snapshot.revision
  const notes = isMoved ? [CHANGED, ...content.notes] : content.notes
  const otherNames = someNames(content.otherNames)
  const units = view && answer.status === 'found' ? unitsIn(view, content.units, numbers) : content.units
  const pages = layOut(units, {
    capacity,
    taken: takenBy([content.heading, content.label, ...otherNames, ...notes], { ...content, units }, setting),
    excerptLength: (excerpt) => excerptLength(excerpt, setting),
    numbers,
  })
  const number = Math.min(Math.max(1, request.page), pages.length)
  const page: CardPage = pages[number - 1] ?? { units: [], excerpts: new Map() }
  const chart = view && number === 1 ? chartOf(answer, snapshot, view) : undefined
  const own: Request = { ...request, page: number, revision: snapshot.revision }
  return {
    kind: content.kind,
    heading: content.heading,
    label: [labelOf(content, view), ...(pages.length > 1 ? periodOf(page, view) : [])]
      .filter(Boolean)
      .join(' · '),
    otherNames,
    notes,
    sections: sectionsOf(page, setting).map((section) =>
      'heading' in section && view && section.heading === viewLabel(view)
        ? { ...section, heading: '' }
        : section,
    ),
    ...(chart && { chart }),
    suggestions: [
      ...page.units.flatMap(({ suggestions = [] }) => suggestions),
      ...suggestionsOf(answer, content, setting),
    ],
    ...(view && { view }),
    views: glance ? linksOf(own, content.units, numbers, glance) : [],
    page: pageOf(own, pages.length, excerptsIn(units, numbers)),
    footer: footerOf(snapshot, citedSources(page, snapshot, content.sources), today, loadedAt),
    request: own,
  }
}

/** What stands below the heading of the first view: what it is, and its other names. */
function labelLine({ label, otherNames }: CardContent): string[] {
  return [label, ...fewNames(otherNames)].filter((part) => part !== '')
}

/** A view is named unless the heading does that. */
function labelOf({ label, heading }: CardContent, view: View | undefined): string {
  const name = view ? viewLabel(view) : ''
  return [label, heading.startsWith(name) ? '' : name].filter(Boolean).join(' · ')
}

/** The time that a page of a timeline covers: nobody knows otherwise what stands on page 2. */
function periodOf({ units }: CardPage, view: View | undefined): string[] {
  if (view !== 'timeline') return []
  const dates = units.flatMap(({ finding }) =>
    finding && (finding.kind === 'dated' || finding.kind === 'datedPassage') && finding.date
      ? [dateLabel(finding.date).text]
      : [],
  )
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return []
  return [first === last ? first : `${first} to ${last}`]
}

function suggestionsOf(
  answer: Response,
  { suggestions }: CardContent,
  setting: Setting,
): readonly Suggestion[] {
  return answer.status === 'none' ? suggestions : suggestions.map((each) => narrowed(each, setting))
}

/** A suggestion on a filtered card, or one of a former revision, keeps the filters, where a button has room for them; a source is never filtered. */
function narrowed(suggestion: Suggestion, { request: asked, capacity }: Setting): Suggestion {
  const filters = Object.entries(asked.arguments).filter(([name]) =>
    [...FILTER_NAMES, 'revision'].some((each) => each === name),
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
  { units, sources }: Pick<CardContent, 'units' | 'sources'>,
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
  const sum = (lengths: readonly number[]): number => lengths.reduce((all, length) => all + length, 0)
  const said = texts.map((text) => capacity.measure(text) + BETWEEN)
  return STANDING + sum(said) + Math.min(sum(lines), capacity.sources ?? Infinity)
}

function citedSources(page: CardPage, snapshot: Snapshot, always: readonly Source[]): Source[] {
  const cited = [...page.excerpts.values()].flatMap(
    ({ citation }) => snapshot.sources.get(citation.source) ?? [],
  )
  return [...new Set([...always, ...cited])]
}

function excerptsIn(units: readonly Unit[], numbers: ExcerptNumbers): number {
  return new Set(units.flatMap(({ excerpts }) => excerpts.map((excerpt) => numbers.of(excerpt)))).size
}

function pageOf(request: Request, count: number, excerpts: number): Page {
  const { page: number } = request
  return {
    number,
    count,
    excerpts,
    ...(number > 1 && { previous: { ...request, page: number - 1 } }),
    ...(number < count && { next: { ...request, page: number + 1 } }),
  }
}
