import type { Contributed, Reviewed } from '../ingest/library/library.ts'
import type { Draft } from '../ingest/library/draft.ts'
import type { FeedHealth, FeedsHealth } from '../ingest/library/feedHealth.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import { excerptAt, NO_HIGHLIGHTS } from '../query/excerpts.ts'
import { LONGEST_EXCERPT } from '../source/sentences.ts'
import type { Suggestion } from './card.ts'
import { cut } from './cut.ts'
import { dateLabel, momentLabel } from './dates.ts'
import { sourceLine, titleLabel } from './footer.ts'
import { request } from './request.ts'
import type { Contribution, LibraryReport } from './response.ts'
import { lines, type Unit } from './units.ts'

/** A report before it is cut into pages. */
interface Content {
  readonly heading: string
  readonly label?: string
  readonly notes: readonly string[]
  readonly units: readonly Unit[]
  readonly suggestions?: readonly Suggestion[]
  readonly sources?: readonly Source[]
}

const LONGEST_HEADING = 250
const LONGEST_LABEL = 100
const LONGEST_BEGINNING = 300

/** What came in and what was decided of it, as a card. */
export function libraryContent(report: LibraryReport, snapshot: Snapshot, today: Date): Content {
  switch (report.kind) {
    case 'contributed':
      return contributedContent(report.results, report.left, snapshot, today)
    case 'drafts':
      return draftsContent(report.drafts)
    case 'draft':
      return draftContent(report.draft)
    case 'reviewed':
      return reviewedContent(report.reviewed, snapshot, today)
    case 'feeds':
      return feedsContent(report.health)
    case 'nothing':
      return { heading: 'Nothing was done', notes: [report.sentence], units: [] }
  }
}

function contributedContent(
  results: readonly Contribution[],
  left: number,
  snapshot: Snapshot,
  today: Date,
): Content {
  const [only] = results
  if (only && results.length === 1 && left === 0) return oneContent(only.contributed, snapshot, today)
  const made = results.filter(({ contributed: { status } }) => status === 'published' || status === 'waiting')
  return {
    heading: `${made.length} of ${results.length} added`,
    notes: left > 0 ? [`${left} more were left out; add them one by one with /kb add.`] : [],
    units: lines(
      '',
      results.map(({ name, contributed }) => [cut(name, LONGEST_LABEL), outcome(contributed, snapshot)]),
    ),
    suggestions: results.flatMap(({ contributed }) => openers(contributed, snapshot)),
  }
}

function outcome(contributed: Contributed, snapshot: Snapshot): string {
  switch (contributed.status) {
    case 'published':
      return `Added: ${titleOf(contributed.id, snapshot)}`
    case 'waiting':
      return `Waits for a review: ${contributed.draft.title}`
    case 'there':
      return thereSentence(contributed)
    case 'refused':
      return `Not added. ${contributed.reason} ${contributed.advice}`
  }
}

function oneContent(contributed: Contributed, snapshot: Snapshot, today: Date): Content {
  switch (contributed.status) {
    case 'published':
      return sourceContent(contributed, 'Added', snapshot, today)
    case 'waiting': {
      const content = draftContent(contributed.draft)
      return { ...content, notes: ['It waits for an administrator to read it; until then it is not quoted.'] }
    }
    case 'there':
      return {
        heading: 'That is there already',
        notes: [thereSentence(contributed)],
        units: [],
        suggestions: openers(contributed, snapshot),
      }
    case 'refused':
      return { heading: 'Not added', notes: [contributed.reason, contributed.advice], units: [] }
  }
}

function thereSentence({ id, by, where }: Extract<Contributed, { readonly status: 'there' }>): string {
  const how = by === 'address' ? 'It has the address' : 'It has the text'
  if (where === 'sources') return `${how} of the source ${id}.`
  return where === 'drafts'
    ? `${how} of ${id}, which waits for a review.`
    : `${how} of ${id}, which was rejected; whoever wants it all the same moves it out of the folder rejected.`
}

/** What leads to what is there now. */
function openers(contributed: Contributed, snapshot: Snapshot): Suggestion[] {
  if (contributed.status === 'refused') return []
  if (contributed.status === 'waiting') return [draftOpener(contributed.draft.id, contributed.draft.title)]
  const { id } = contributed
  if (snapshot.sources.has(id)) return [sourceOpener(id, titleOf(id, snapshot))]
  const isDraft = contributed.status === 'there' && contributed.where === 'drafts'
  return isDraft ? [draftOpener(id, id)] : []
}

function titleOf(id: string, { sources }: Snapshot): string {
  const source = sources.get(id)
  return source ? titleLabel(source) : id
}

function reviewedContent(reviewed: Reviewed, snapshot: Snapshot, today: Date): Content {
  switch (reviewed.status) {
    case 'published':
      return sourceContent({ ...reviewed, doubts: [] }, 'Published', snapshot, today)
    case 'rejected':
      return {
        heading: 'Rejected',
        notes: [
          `${reviewed.title} stays out, and no feed brings it again. Its file is kept as rejected/${reviewed.id}.md.`,
        ],
        units: [],
        suggestions: [DRAFTS],
      }
    case 'undone':
      return { heading: 'Nothing was done', notes: [reviewed.sentence], units: [], suggestions: [DRAFTS] }
  }
}

const DRAFTS: Suggestion = {
  label: 'What waits for a review',
  description: '',
  request: request('kb drafts'),
}

/** The card of a source that has just come into service. */
function sourceContent(
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

function draftsContent(drafts: readonly Draft[]): Content {
  return {
    heading: drafts.length === 0 ? 'Nothing waits for a review' : `Waiting for a review: ${drafts.length}`,
    notes: drafts.length === 0 ? [] : ['None of this is quoted until somebody publishes it.'],
    units: drafts.flatMap((draft, index) =>
      lines('', [[`${index + 1}. ${draft.title}`, summaryOf(draft)]]).map((unit) => ({
        ...unit,
        suggestions: decisions(draft, ` ${index + 1}`, true),
      })),
    ),
  }
}

/** Where it is from, what to look at, and how it begins. */
function summaryOf(draft: Draft): string {
  const { problems, text } = draft
  const beginning = cut(text.trim().replaceAll(/\s+/gu, ' '), LONGEST_BEGINNING)
  return [...provenance(draft), ...problems, `Begins: “${beginning}”`].join(' ')
}

function provenance({ particulars, arrival }: Draft): string[] {
  const { publisher, published } = particulars ?? {}
  const from = [publisher, published && dateLabel(published).text].filter(Boolean).join(', ')
  return [...(from === '' ? [] : [`${from}.`]), ...(arrival ? [`Came by ${arrival.by}.`] : [])]
}

function decisions({ id, title, isPublishable }: Draft, which: string, mayRead: boolean): Suggestion[] {
  const decision = (verb: string, command: string): Suggestion => ({
    label: `${verb}${which}`,
    description: cut(title, LONGEST_LABEL),
    request: request(command, { id }),
    isButton: true,
  })
  return [
    ...(isPublishable ? [decision('Publish', 'kb publish')] : []),
    decision('Reject', 'kb reject'),
    ...(mayRead ? [decision('Read', 'kb drafts')] : []),
  ]
}

function draftContent(draft: Draft): Content {
  const { id, title, problems, particulars, text, arrival } = draft
  const { author, publisher, published, url, kind } = particulars ?? {}
  const details: [string, string | undefined][] = [
    ['Author', author],
    ['Publisher', publisher],
    ['Published', published && dateLabel(published).text],
    ['Kind', kind],
    ['Address', url],
    ['Came by', arrival && `${arrival.by}, ${momentLabel(new Date(arrival.at))}`],
    ['Length', `${text.length} characters`],
  ]
  return {
    heading: cut(title, LONGEST_HEADING),
    label: `draft ${id}`,
    notes: ['It is not quoted until somebody publishes it.'],
    units: [
      ...lines(
        'To look at',
        problems.map((problem) => ['', problem]),
      ),
      ...lines(
        'Particulars',
        details.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
      ),
      ...lines(
        'Text',
        piecesOf(text).map((piece) => ['', piece]),
      ),
    ],
    suggestions: [...decisions(draft, '', false), DRAFTS],
  }
}

/** More of a draft is read in its file. */
const MOST_PIECES = 400
const LONGEST_PIECE = 600

/** Paragraphs, and parts of those that no page has room for. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const paragraph of text.split(/\n+/u)) {
    let rest = paragraph.trim()
    while (rest !== '' && pieces.length < MOST_PIECES) {
      const end = rest.length <= LONGEST_PIECE ? rest.length : breakBefore(rest, LONGEST_PIECE)
      pieces.push(rest.slice(0, end).trimEnd())
      rest = rest.slice(end).trimStart()
    }
  }
  return pieces
}

function breakBefore(text: string, longest: number): number {
  const space = text.lastIndexOf(' ', longest)
  if (space > 0) return space
  // Not between the halves of a character.
  return /[\uD800-\uDBFF]/u.test(text.charAt(longest - 1)) ? longest - 1 : longest
}

function feedsContent({ feeds, problems }: FeedsHealth): Content {
  const failing = feeds.filter(({ failures }) => failures > 0).length
  const count = `${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'}`
  return {
    heading: feeds.length === 0 ? 'No feeds' : failing > 0 ? `${count}, ${failing} failing` : count,
    notes: problems.length > 0 ? ['feeds.yaml has a fault, so no feed is read until it is mended.'] : [],
    units: [
      ...lines(
        'Problems',
        problems.map((problem) => [problem, '']),
      ),
      ...lines(
        '',
        feeds.map((feed) => [feed.publisher ?? feed.url, healthOf(feed)]),
      ),
      ...(feeds.length === 0 && problems.length === 0
        ? lines('', [['feeds.yaml', 'names feeds whose articles come in by themselves; there is none.']])
        : []),
    ],
    suggestions: feeds.some(({ waiting }) => waiting > 0) ? [DRAFTS] : [],
  }
}

function healthOf({
  url,
  publisher,
  isReviewed,
  minutes,
  nextAt,
  readAt,
  lastArticle,
  failures,
  lastError,
  waiting,
}: FeedHealth): string {
  const times = failures === 1 ? 'once' : `${failures} times in a row`
  return [
    publisher === undefined ? undefined : url,
    lastArticle
      ? `Last article: “${cut(lastArticle.title, LONGEST_LABEL)}”, ${momentLabel(lastArticle.at)}.`
      : 'No article yet.',
    readAt ? `Read ${momentLabel(readAt)}.` : 'Never read yet.',
    failures > 0 ? `It failed ${times}: ${lastError ?? ''}` : undefined,
    `Next ${nextAt ? momentLabel(nextAt) : 'as soon as it is due'}, every ${minutes} minutes.`,
    isReviewed ? `${waiting} of its articles wait for a review.` : 'Its articles are quoted at once.',
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}

function sourceOpener(id: string, label: string): Suggestion {
  return { label: cut(label, LONGEST_LABEL), description: '', request: request('source', { id }) }
}

function draftOpener(id: string, title: string): Suggestion {
  return { label: cut(title, LONGEST_LABEL), description: '', request: request('kb drafts', { id }) }
}
