import type { Excerpt, Finding, Found, PassagePart } from './answer.ts'

/** How a finding came into an answer: plain data. */
export interface ExplainedFinding {
  readonly kind: Finding['kind']
  /** Whether an editor wrote it; the program found all else by itself. */
  readonly isReviewed: boolean
  readonly sourceId: string
  /** From 1. */
  readonly paragraph: number
  readonly quote: string
  /** Each part of the finding, with the words or the rule that it was read from. */
  readonly parts: readonly (readonly [part: string, from: string])[]
}

/**
 * Says of the first findings of an answer what they were read from.
 * @param most findings that are explained.
 */
export function explainFindings({ findings }: Found, most: number): ExplainedFinding[] {
  return findings.slice(0, most).flatMap((finding) => {
    const [excerpt] = excerptsOf(finding)
    if (!excerpt) return []
    const { citation, quote } = excerpt
    return [
      {
        kind: finding.kind,
        isReviewed: 'fact' in finding || finding.kind === 'disagreement',
        sourceId: citation.source,
        paragraph: citation.paragraph,
        quote,
        parts: [...partsOf(finding), ...alsoIn(excerpt)],
      },
    ]
  })
}

function excerptsOf(finding: Finding): readonly Excerpt[] {
  return finding.kind === 'disagreement'
    ? finding.claims.flatMap(({ excerpts }) => excerpts)
    : finding.excerpts
}

function partsOf(finding: Finding): (readonly [string, string])[] {
  switch (finding.kind) {
    case 'attributed':
      return [
        ['who speaks', `“${finding.found.speaker}”, ${finding.found.rule}`],
        ['by full name', finding.speaker],
        ['does what', `${finding.act}, for “${finding.found.verb}”`],
        ['says what', finding.words],
        ['shares with its group', finding.about.join(', ')],
      ]
    case 'counted':
      return [
        ['how much', `${finding.value} ${finding.unit}, for “${finding.amount}”`],
        ['of what', finding.what],
        ['when', dated(finding.date?.edtf, finding.isPublished)],
        ['who says so', finding.saidBy.join('; ')],
        ['series', finding.series],
      ]
    case 'interaction':
      return [
        ['what one does', `${finding.interaction}, for “${finding.verb}”`],
        ['when', dated(finding.date?.edtf, finding.isPublished)],
      ]
    case 'datedPassage':
      return [
        ['when', finding.date.edtf],
        [
          'read from',
          finding.resolvedFrom === undefined
            ? 'the date that the sentence writes out'
            : `“${finding.resolvedFrom}”, counted from when its source was published`,
        ],
        ['told by', String(finding.excerpts.length)],
      ]
    case 'passage':
      return [
        ['found by', 'the name or the words that were asked for'],
        ['stands here as', finding.part === undefined ? '' : PART_WORDS[finding.part]],
      ]
    case 'dated':
    case 'description':
    case 'disagreement':
    case 'figure':
    case 'statement':
      return [['written by', 'an editor']]
  }
}

const PART_WORDS: Readonly<Record<PassagePart, string>> = {
  definition: 'what says best what it is',
  newest: 'the newest that it did or said, of one source each',
  deed: 'what it did or said',
  figure: 'a date or a number',
  mention: 'what only names it',
}

function alsoIn({ alsoIn: others = [] }: Excerpt): (readonly [string, string])[] {
  return others.length === 0 ? [] : [['nearly the same words in', others.join(', ')]]
}

function dated(edtf: string | undefined, isPublished: boolean | undefined): string {
  if (edtf === undefined) return 'not known'
  return isPublished === true ? `${edtf}, when its source was published` : `${edtf}, as the sentence says`
}
