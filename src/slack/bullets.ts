import type { RichTextElement, RichTextSection } from '@slack/types'
import type { Correction } from '../card/card.ts'
import { cut } from '../card/cut.ts'
import { chunk, type Part } from './blockBudget.ts'
import { bullets, richText, section, words } from './richText.ts'

/** Characters of a group of bullets: short enough that Slack does not fold it away. */
export const GROUP = 2_500
const LONGEST_HEADING = 250

/** Marks of excerpts as a reader sees them: " [1][2]". */
export function marksText(marks: readonly number[]): string {
  return marks.length === 0 ? '' : ` ${cut(marks.map((mark) => `[${mark}]`).join(''), 100)}`
}

/** What became of something, and what is so now. */
export function correctionElements(correction: Correction | undefined): RichTextElement[] {
  if (!correction) return []
  const { sentence, now = '' } = correction
  return [
    ...words(sentence === '' ? '' : ` ${sentence}`, { bold: true }),
    ...words(now === '' ? '' : ` ${now}`),
  ]
}

/** Bullets in groups, the first under the heading. */
export function bulletParts(
  heading: string,
  items: readonly (readonly RichTextElement[])[],
  noun: string,
): Part[] {
  return chunk(items, GROUP).map((group, index) => ({
    blocks: [richText(...(index === 0 ? headingOf(heading) : []), bullets(group))],
    holds: { [noun]: group.length },
  }))
}

/** A heading inside of rich text; none where it is empty. */
export function headingOf(heading: string): RichTextSection[] {
  return heading === '' ? [] : [section(words(cut(heading, LONGEST_HEADING), { bold: true }))]
}
