import type { CheckedPart, Coverage, QuotationChange, Verification } from './verification.ts'

/* A check in sentences, the same wherever it is shown. None of them says what is true. */

/** What a part is called before what is said of it. */
const PARTS = {
  statement: 'what is told',
  number: 'the number',
  date: 'the date',
  office: 'the office',
  quotation: 'the quotation',
  speaker: 'who says it',
} as const

/** What the sources say of a part, in a line without its passage. */
export function partLine({ kind, text, verdict, evidence, changes }: CheckedPart): string {
  const what = `${PARTS[kind]} “${shortened(text)}”`
  const instead = evidence[0]?.instead
  switch (verdict) {
    case 'supported':
      return `${what} stands there`
    case 'disputed':
      return `${what} is disputed`
    case 'not found':
      return evidence.length === 0 ? `${what} is not found` : `${what} is not found; the nearest passage is`
    case 'differs':
      if (changes) return `${what} is altered: ${changesText(changes)}`
      return instead === undefined
        ? `${what} differs: the source tells it otherwise`
        : `${what} differs: the source has “${shortened(instead)}”`
  }
}

const LONGEST = 160

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST).trimEnd()}…`
}

/** What was put in and taken out: "a {+new+} [-old-] quay". */
export function changesText(changes: readonly QuotationChange[]): string {
  return changes
    .map(({ kind, words }) =>
      kind === 'same' ? words : kind === 'only in the draft' ? `{+${words}+}` : `[-${words}-]`,
    )
    .join(' ')
}

/** How many sentences came out how. */
export function coverageLine(coverage: Coverage): string {
  const { sentences, supported, differs, disputed, unchecked } = coverage
  const checked = sentences - unchecked
  return [
    `${checked} of ${sentences} ${sentences === 1 ? 'sentence' : 'sentences'} checked:`,
    `${supported} supported, ${differs} ${differs === 1 ? 'differs' : 'differ'}, ${disputed} disputed,`,
    `${coverage['not found']} not found; ${unchecked} not checked.`,
  ].join(' ')
}

/** What a check is worth: as of when, and of how much. */
export function limitsLine({ sources, newest, draftDate }: Verification): string {
  const last = newest ? `the newest of ${newest.edtf}` : 'none with a date'
  const say = sources === 1 ? 'source says' : 'sources say'
  return `This is what ${sources} ${say}, ${last}; it is no verdict on what is true. Days of the draft are counted from ${draftDate.edtf}.`
}
