import type { Contributed } from '../ingest/library/outcome.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Suggestion } from './card.ts'
import { cut } from './cut.ts'
import { draftContent } from './draftReport.ts'
import { titleLabel } from './footer.ts'
import { newSourceContent } from './newSourceReport.ts'
import { draftOpener, LONGEST_LABEL, sourceOpener, type Content } from './reportContent.ts'
import type { Contribution } from './response.ts'
import { lines } from './units.ts'

/** What became of what was given. */
export function contributedContent(
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
      return newSourceContent(contributed, 'Added', snapshot, today)
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
  if (where === 'drafts') return `${how} of ${id}, which waits for a review.`
  const what = where === 'rejected' ? 'was rejected' : 'was taken out when its time was over'
  return `${how} of ${id}, which ${what}; whoever wants it all the same moves it out of the folder ${where}.`
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
