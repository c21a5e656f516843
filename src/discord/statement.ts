import { isStruck, type Correction, type StatedFact } from '../card/card.ts'
import { bold, escapeLine, escapeMarkdown, oneLine, strike } from './markdown.ts'

/** `[1][4]`: the excerpts that bear something out. */
export function marksOf(marks: readonly number[]): string {
  return marks.map((mark) => `[${mark}]`).join('')
}

/** The same in markdown: a bracket of ours would make a link with one of a text behind it. */
export function escapedMarks(marks: readonly number[]): string {
  return escapeMarkdown(marksOf(marks))
}

/** `- statement (said by …; date) [1]`. */
export function statementLine({ statement, saidBy, date, marks, correction }: StatedFact): string {
  const said = saidBy === undefined ? [] : [`according to ${escapeLine(saidBy)}`]
  const dated = date ? [escapeLine(date.text)] : []
  const particulars = [...said, ...dated].join('; ')
  return listLine([
    isStruck(correction) ? strike(oneLine(statement)) : escapeLine(statement),
    particulars && `(${particulars})`,
    escapedMarks(marks),
    correctionText(correction),
  ])
}

/** What became of something, and what is so now, in a line; empty where there is nothing to say. */
export function correctionText(correction: Correction | undefined): string {
  if (!correction) return ''
  const { sentence, now = '' } = correction
  return [bold(sentence), escapeLine(now)].filter((part) => part !== '').join(' ')
}

/** `- **date**: statement [1]`. */
export function datedLine({ date, ...fact }: StatedFact & Required<Pick<StatedFact, 'date'>>): string {
  const colon = fact.statement === '' ? '' : ':'
  return statementLine(fact).replace(/^- /, () => `- **${escapeLine(date.text)}**${colon} `)
}

/** A line of ours that stands for itself, and not in a list. */
export function withoutBullet(line: string): string {
  return line.replace(/^- /, '')
}

function listLine(parts: readonly string[]): string {
  return `- ${parts.filter((part) => part !== '').join(' ')}`
}
