import {
  isStruck,
  type CitedExcerpt,
  type Correction,
  type Disagreement,
  type List,
  type Section,
} from '../card/card.ts'
import type { Block } from './fit.ts'
import { blockQuote, bold, escapeLine, link, oneLine, struckQuote } from './markdown.ts'
import { datedLine, escapedMarks, statementLine, withoutBullet } from './statement.ts'
import { tableBlocks } from './table.ts'

/** A longer address is left out: the citation says where the passage stands. */
const LONGEST_ADDRESS = 500

/** A section as blocks, in their order; a heading stands with what it is the heading of. */
export function sectionBlocks(section: Section): Block[] {
  switch (section.type) {
    case 'facts':
      return headed(
        section.heading,
        section.facts.map((fact) => ({ text: aloneOr(statementLine(fact), section.facts), count: 1 })),
      )
    case 'timeline':
      return headed(
        section.heading,
        section.entries.map((entry) => ({ text: datedLine(entry), count: 1 })),
      )
    case 'table':
      return headed(section.heading, tableBlocks(section))
    case 'disagreement':
      return headed(section.question, sides(section), 1)
    case 'excerpts':
      return headed(section.heading, section.excerpts.map(excerptBlock))
    case 'list':
      return headed(section.heading, section.items.map(itemBlock))
  }
}

/** @param count what is missing with the heading, where it is more than a heading. */
function headed(heading: string, blocks: readonly Block[], count = 0): Block[] {
  if (heading.trim() === '') return [...blocks]
  const [first = { text: '-# Nothing.', count: 0 }, ...rest] = blocks
  return [{ text: `### ${escapeLine(heading)}\n${first.text}`, count: first.count + count }, ...rest]
}

/** What stands alone needs no bullet. */
function aloneOr(line: string, all: readonly unknown[]): string {
  return all.length === 1 ? withoutBullet(line) : line
}

/** A single claim stands on the line of its party. */
function sides({ sides }: Disagreement): Block[] {
  return sides.flatMap(({ party, claims }) => {
    const label = `${bold(oneLine(party))} says`
    const [first, ...rest] = claims.map((claim) => ({ text: statementLine(claim), count: 1 }))
    if (!first) return [{ text: label, count: 1 }]
    const isThat = claims[0]?.statement.startsWith('that ') === true
    const begun =
      rest.length > 0
        ? `${label}\n${first.text}`
        : `- ${label}${isThat ? '' : ':'} ${withoutBullet(first.text)}`
    return [{ text: begun, count: 1 + first.count }, ...rest]
  })
}

function excerptBlock({ number, quote, highlights, citedAs, url, correction }: CitedExcerpt): Block {
  const passage =
    url === undefined || url.length > LONGEST_ADDRESS ? undefined : link('open the passage', url)
  const citation = `-# ${escapedMarks([number])} ${escapeLine(citedAs)}${passage ? ` · ${passage}` : ''}`
  const shown = isStruck(correction) ? struckQuote(quote) : blockQuote(quote, highlights)
  return { text: [shown, citation, ...correctionLines(correction)].join('\n'), count: 1 }
}

function correctionLines(correction: Correction | undefined): string[] {
  if (!correction) return []
  const { sentence, now } = correction
  return [bold(sentence), ...(now === undefined ? [] : [blockQuote(now, [])])]
}

function itemBlock({ term, description }: List['items'][number]): Block {
  const parts = [bold(oneLine(term)), escapeLine(description)]
  return { text: `- ${parts.filter((part) => part.trim() !== '').join(' ')}`, count: 1 }
}
