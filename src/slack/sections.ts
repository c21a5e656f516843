import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import {
  isStruck,
  type CitedExcerpt,
  type Disagreement,
  type Excerpts,
  type Facts,
  type List,
  type Section,
  type StatedFact,
  type Timeline,
} from '../card/card.ts'
import { cut } from '../card/cut.ts'
import { bulletParts, correctionElements, GROUP, headingOf, marksText } from './bullets.ts'
import { LIMITS } from './limits.ts'
import { chunk, type Part } from './blockBudget.ts'
import { anchor, quotation, richText, section, struckQuotation, words } from './richText.ts'
import { tableParts } from './tables.ts'
import { plainText } from './text.ts'

type Side = Disagreement['sides'][number]

const LONGEST_STATEMENT = 1_500
const LONGEST_FIELD = 900
const LONGEST_URL = 1_000

/**
 * A section of a card as blocks.
 * @param mayTable whether the message may still hold a table block.
 * @param reserve what an excerpt needs elsewhere in the message: the button for its context.
 */
export function sectionParts(
  part: Section,
  mayTable: boolean,
  reserve: (excerpt: CitedExcerpt) => number,
): readonly Part[] {
  switch (part.type) {
    case 'facts':
      return factParts(part)
    case 'timeline':
      return timelineParts(part)
    case 'disagreement':
      return disagreementParts(part)
    case 'excerpts':
      return excerptParts(part, reserve)
    case 'list':
      return itemParts(part)
    case 'table':
      return tableParts(part, mayTable)
  }
}

/** What stands alone needs no bullet. */
function factParts({ heading, facts }: Facts): Part[] {
  const [only, ...others] = facts
  if (only && others.length === 0)
    return [{ blocks: [richText(...headingOf(heading), section(factElements(only)))], holds: { fact: 1 } }]
  return bulletParts(heading, facts.map(factElements), 'fact')
}

function factElements({ statement, saidBy, date, marks, correction }: StatedFact): RichTextElement[] {
  return [
    ...words(cut(statement, LONGEST_STATEMENT), isStruck(correction) ? { strike: true } : undefined),
    ...words(date ? ` (${cut(date.text, 100)})` : '', { italic: true }),
    ...words(`${saidBy === undefined ? '' : ` — says ${cut(saidBy, 200)}`}${marksText(marks)}`),
    ...correctionElements(correction),
  ]
}

function timelineParts({ heading, entries }: Timeline): Part[] {
  const items = entries.map(({ date, ...stated }) => [
    ...words(cut(date.text, 100), { bold: true }),
    ...words(stated.statement === '' ? '' : ': '),
    ...factElements(stated),
  ])
  return bulletParts(heading, items, 'event')
}

function itemParts({ heading, items }: List): Part[] {
  const lines = items.map(({ term, description }) => [
    ...words(cut(term, 300), { bold: true }),
    ...words(description === '' ? '' : `${term === '' ? '' : ' — '}${cut(description, LONGEST_STATEMENT)}`),
  ])
  return bulletParts(heading, lines.map(orDash), 'line')
}

function orDash(elements: readonly RichTextElement[]): readonly RichTextElement[] {
  return elements.length === 0 ? words('–') : elements
}

function excerptParts({ heading, excerpts }: Excerpts, reserve: (excerpt: CitedExcerpt) => number): Part[] {
  return excerpts.map((excerpt, index) => ({
    blocks: [
      richText(
        ...(index === 0 ? headingOf(heading) : []),
        isStruck(excerpt.correction)
          ? struckQuotation(excerpt.quote)
          : quotation(excerpt.quote, excerpt.highlights),
        section(captionElements(excerpt)),
        ...correctionOf(excerpt),
      ),
    ],
    holds: { excerpt: 1 },
    reserve: reserve(excerpt),
    excerpt,
  }))
}

function correctionOf({ correction }: CitedExcerpt): RichTextBlock['elements'] {
  if (!correction) return []
  const { sentence, now } = correction
  return [section(words(sentence, { bold: true })), ...(now === undefined ? [] : [quotation(now, [])])]
}

function captionElements({ number, citedAs, url }: CitedExcerpt): RichTextElement[] {
  const source = cut(citedAs, 300)
  return [
    ...words(`[${number}] `, { bold: true }),
    ...(isLinkable(url) && source !== '' ? [anchor(url, source)] : words(source)),
  ]
}

/** Whether Slack takes the address. */
export function isLinkable(url: string | undefined): url is string {
  return url !== undefined && /^https?:/i.test(url) && URL.canParse(url) && url.length <= LONGEST_URL
}

/** Side by side where every side is short, one under the other where it is not. */
function disagreementParts({ question, sides }: Disagreement): Part[] {
  const fields = sides.map((side) => ({ text: sideText(side), claims: side.claims.length }))
  // A field is plain words: nothing can be struck out in it.
  const isPlain = sides.every(({ claims }) => claims.every(({ correction }) => !correction))
  const isShort = isPlain && fields.every(({ text }) => text.length <= LONGEST_FIELD)
  const parts = isShort
    ? chunk(fields, GROUP, LIMITS.section.fields).map(fieldsPart)
    : sides.flatMap(sideParts)
  const [first, ...rest] = parts
  const heading = { blocks: headingBlocks(question), holds: { question: 1 } }
  return first ? [joinParts(heading, first), ...rest] : [heading]
}

function fieldsPart(fields: readonly { readonly text: string; readonly claims: number }[]): Part {
  const claims = fields.reduce((sum, field) => sum + field.claims, 0)
  return {
    blocks: [fieldsBlock(fields.map(({ text }) => text))],
    holds: { party: fields.length, claim: claims },
  }
}

function sideText({ party, claims }: Side): string {
  const lines = claims.map(({ statement, date, marks }) => {
    return `${statement}${date ? ` (${date.text})` : ''}${marksText(marks)}`
  })
  const [only = '', ...others] = lines
  if (others.length > 0) return [`${party} says`, ...lines.map((line) => `• ${line}`)].join('\n')
  return `${party} says${only.startsWith('that ') ? '' : ':'} ${only}`
}

function sideParts({ party, claims }: Side): Part[] {
  const [first, ...rest] = bulletParts('', claims.map(factElements), 'claim')
  const heading = { blocks: headingBlocks(`${party} says`), holds: { party: 1 } }
  return first ? [joinParts(heading, first), ...rest] : [heading]
}

/** Two parts that stand or fall together. */
function joinParts(first: Part, second: Part): Part {
  return {
    ...second,
    blocks: [...first.blocks, ...second.blocks],
    holds: { ...first.holds, ...second.holds },
  }
}

function headingBlocks(heading: string): KnownBlock[] {
  const elements = headingOf(heading)
  return elements.length === 0 ? [] : [richText(...elements)]
}

function fieldsBlock(fields: readonly string[]): KnownBlock {
  return { type: 'section', fields: fields.map((text) => plainText(text, LIMITS.section.field)) }
}
