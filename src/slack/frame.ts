import type { ContextBlock, ContextBlockElement, KnownBlock } from '@slack/types'
import type { Card } from '../card/card.ts'
import { cut } from '../card/cut.ts'
import { LIMITS } from './limits.ts'
import type { MessageOptions } from './messageOptions.ts'
import { more } from './blockBudget.ts'
import { richText, section, words } from './richText.ts'
import { isLinkable } from './sections.ts'
import { escape, link, plainText } from './text.ts'

const LONGEST_NAMES = 600
const LONGEST_LABEL = 300
const LONGEST_NOTE = 600
const MOST_NOTES = 6
const LONGEST_TITLE = 300
const LONGEST_LINE = 400
const MOST_SOURCES = 4

/** Heading, what the card is, other names, and notes. */
export function headBlocks(card: Card): KnownBlock[] {
  const { heading, label, otherNames, notes } = card
  const isLong = escape(heading).length > LIMITS.header
  const shownNotes = notes.slice(0, MOST_NOTES).map((note) => cut(note, LONGEST_NOTE))
  const leftOut = notes.length - shownNotes.length
  const lines = [...shownNotes, ...(leftOut > 0 ? [`${more(leftOut, 'note')}.`] : [])]
  return [
    { type: 'header', text: plainText(heading, LIMITS.header) },
    ...(isLong ? [richText(section(words(cut(heading, 400), { bold: true })))] : []),
    ...labelBlocks(label, otherNames),
    ...(lines.length === 0 ? [] : [richText(...lines.map((line) => section(words(line, { italic: true }))))]),
  ]
}

function labelBlocks(label: string, otherNames: readonly string[]): KnownBlock[] {
  const parts = [...(label === '' ? [] : [cut(label, LONGEST_LABEL)]), ...namesText(otherNames)]
  return parts.length === 0 ? [] : [context(plainText(parts.join(' · '), LIMITS.section.text))]
}

function namesText(names: readonly string[]): string[] {
  if (names.length === 0) return []
  const shown: string[] = []
  let length = 0
  for (const name of names) {
    length += name.length + 2
    if (length > LONGEST_NAMES) break
    shown.push(name)
  }
  const rest = names.length - shown.length
  const listed = [...shown, ...(rest > 0 ? [more(rest, 'name')] : [])].join(', ')
  return [`also ${listed}`]
}

/** Which page it is, how old the sources are and what kind they are, the knowledge's revision, who shared it. */
export function footerBlocks({ page, footer }: Card, { sharedBy }: MessageOptions): KnownBlock[] {
  const sources = footer.sources
    .slice(0, MOST_SOURCES)
    .map(({ title, line, url }) =>
      context(
        plainText(`${cut(title, LONGEST_TITLE)}\n${cut(line, LONGEST_LINE)}`, LIMITS.section.text),
        ...(isLinkable(url) ? [ownMarkup(link(url, 'Open the source'))] : []),
      ),
    )
  const rest = footer.sources.length - sources.length
  const last = [
    ...(page.count > 1 ? [`Page ${page.number} of ${page.count}, ${excerptsInAll(page.excerpts)}`] : []),
    // A source's title and line are two texts.
    ...(rest > 0 ? [`${more(2 * rest, 'line')} about ${rest} other sources`] : []),
    footer.knowledge,
  ]
  return [
    ...sources,
    context(
      ...last.map((text) => plainText(text, LIMITS.section.text)),
      ...(sharedBy === undefined ? [] : [ownMarkup(`Shared by <@${sharedBy}>`)]),
    ),
  ]
}

function excerptsInAll(count: number): string {
  return `${count} ${count === 1 ? 'excerpt' : 'excerpts'} in all`
}

function context(...elements: ContextBlockElement[]): ContextBlock {
  return { type: 'context', elements }
}

/** `verbatim` keeps Slack from making links of what is none. */
function ownMarkup(text: string): ContextBlockElement {
  return { type: 'mrkdwn', text, verbatim: true }
}
