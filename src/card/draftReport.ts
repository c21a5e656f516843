import type { Draft } from '../ingest/library/draft.ts'
import type { Suggestion } from './card.ts'
import { cut } from './cut.ts'
import { dateLabel, momentLabel } from './dates.ts'
import { DRAFTS, LONGEST_HEADING, LONGEST_LABEL, type Content } from './reportContent.ts'
import { request } from './request.ts'
import { lines } from './units.ts'

const LONGEST_BEGINNING = 300

/** What waits for a review, the oldest first. */
export function draftsContent(drafts: readonly Draft[]): Content {
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

/** A draft to read, with what to look at. */
export function draftContent(draft: Draft): Content {
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
