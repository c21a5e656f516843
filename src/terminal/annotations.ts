import { locationOf } from '../source/problem.ts'
import type { CheckedPart, CheckedSentence, Evidence, Verdict, Verification } from '../verify/verification.ts'
import { partLine } from '../verify/wordsFor.ts'

/* What is not supported, beside the text: as SARIF 2.1.0, and as workflow commands of GitHub Actions. */

/** Where a draft is, and its text as it was given. */
export interface Draft {
  readonly file: string
  readonly text: string
}

type Reported = Exclude<Verdict, 'supported'>

const LEVELS = { differs: 'error', disputed: 'warning', 'not found': 'note' } as const satisfies Record<
  Reported,
  string
>
const COMMANDS = { differs: 'error', disputed: 'warning', 'not found': 'notice' } as const satisfies Record<
  Reported,
  string
>
const RULES = {
  differs: 'A source has something else in its place.',
  disputed: 'Sources say it, and others say otherwise.',
  'not found': 'No source was found that says it.',
} as const satisfies Record<Reported, string>

interface Finding {
  readonly verdict: Reported
  readonly part: CheckedPart
  readonly message: string
}

function findingsOf({ parts }: CheckedSentence): Finding[] {
  return parts.flatMap((part): Finding[] =>
    part.verdict === 'supported' ? [] : [{ verdict: part.verdict, part, message: messageOf(part) }],
  )
}

function messageOf(part: CheckedPart): string {
  const [first, second] = part.evidence
  const sentences = [first, second].flatMap((evidence) => (evidence ? [evidenceText(evidence)] : []))
  return [`${capitalized(partLine(part))}.`, ...sentences].join(' ')
}

function evidenceText({ excerpt: { quote, citation } }: Evidence): string {
  return `“${quote.replace(/\s+/g, ' ')}” (${citation.source}, paragraph ${citation.paragraph})`
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** SARIF 2.1.0, one line. */
export function sarif({ file, text }: Draft, { sentences }: Verification): string {
  const results = sentences.flatMap(findingsOf).map(({ verdict, part, message }) => ({
    ruleId: ruleOf(verdict),
    level: LEVELS[verdict],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
          region: regionOf(file, text, part),
        },
      },
    ],
  }))
  const rules = Object.entries(RULES).map(([id, description]) => ({
    id: ruleOf(id),
    shortDescription: { text: description },
  }))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Backgrounder', rules } }, columnKind: 'utf16CodeUnits', results }],
  }
  return JSON.stringify(log)
}

function ruleOf(verdict: string): string {
  return `sources/${verdict.replace(' ', '-')}`
}

function regionOf(file: string, text: string, { start, end }: CheckedPart) {
  const from = locationOf(file, text, start)
  const to = locationOf(file, text, end)
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column }
}

/** Workflow commands, one a line. */
export function githubAnnotations({ file, text }: Draft, { sentences }: Verification): string[] {
  return sentences.flatMap(findingsOf).map(({ verdict, part, message }) => {
    const { startLine, startColumn, endLine, endColumn } = regionOf(file, text, part)
    // GitHub takes columns only within one line.
    const columns = startLine === endLine ? `,col=${startColumn},endColumn=${endColumn}` : ''
    const place = `file=${property(file)},line=${startLine},endLine=${endLine}${columns}`
    return `::${COMMANDS[verdict]} ${place},title=${property(RULES[verdict])}::${escaped(message)}`
  })
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
