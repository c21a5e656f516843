import type { CheckedPart, CheckedSentence, Evidence, Verification } from '../verify/verification.ts'
import { coverageLine, limitsLine, partLine } from '../verify/wordsFor.ts'
import { quoted, run, type Pen } from './pen.ts'

/** Each verdict as words of one width, so that a column of them can be read down. */
const MARKS = {
  supported: 'supported ',
  differs: 'DIFFERS   ',
  disputed: 'disputed  ',
  'not found': 'not found ',
  unchecked: 'unchecked ',
} as const

/** A check as lines for a terminal: every sentence with its verdict, what speaks for it, and the coverage at the end. */
export function verificationLines(
  verification: Verification,
  titleOf: (source: string) => string,
  pen: Pen,
): string[] {
  return [
    ...verification.sentences.flatMap((sentence) => sentenceLines(sentence, titleOf, pen)),
    '',
    ...pen.paragraph('', '', run(coverageLine(verification.coverage), 'heading')),
    ...pen.paragraph('', '', run(limitsLine(verification), 'faint')),
  ]
}

const INDENT = ' '.repeat(MARKS.supported.length)

function sentenceLines(sentence: CheckedSentence, titleOf: (source: string) => string, pen: Pen): string[] {
  const { verdict, text, reason, parts } = sentence
  return [
    ...pen.paragraph(MARKS[verdict], INDENT, run(text, verdict === 'differs' ? 'match' : 'plain')),
    ...(reason === undefined ? [] : pen.paragraph(`${INDENT}  `, `${INDENT}  `, run(reason, 'faint'))),
    ...told(parts).flatMap((part) => partLines(part, titleOf, pen)),
  ]
}

/** Of what is supported by one passage that passage is shown once. */
function told(parts: readonly CheckedPart[]): CheckedPart[] {
  const seen = new Set<string>()
  return parts.filter(({ verdict, evidence: [first] }) => {
    if (verdict !== 'supported' || !first) return true
    const { source, start, end } = first.excerpt.citation
    const key = `${source} ${start} ${end}`
    const isKnown = seen.has(key)
    seen.add(key)
    return !isKnown
  })
}

function partLines(part: CheckedPart, titleOf: (source: string) => string, pen: Pen): string[] {
  const indent = `${INDENT}  `
  return [
    ...pen.paragraph(
      `${INDENT}• `,
      indent,
      run(partLine(part), part.verdict === 'differs' ? 'heading' : 'plain'),
    ),
    ...part.evidence.flatMap((evidence) => evidenceLines(evidence, titleOf, indent, pen)),
  ]
}

function evidenceLines(
  { excerpt, saidBy, published }: Evidence,
  titleOf: (source: string) => string,
  indent: string,
  pen: Pen,
): string[] {
  const { source, paragraph } = excerpt.citation
  const where = [
    titleOf(source),
    `paragraph ${paragraph}`,
    ...(published ? [published.edtf] : []),
    ...(saidBy === undefined ? [] : [`by the words of ${saidBy}`]),
  ]
  return [
    ...pen.paragraph(`${indent}│ `, `${indent}│ `, quoted(excerpt.quote)),
    ...pen.paragraph(`${indent}  `, `${indent}  `, run(where.join(', '), 'faint')),
  ]
}
