import type {
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextQuote,
  RichTextSection,
} from '@slack/types'
import { visible } from '../card/visible.ts'
import type { Span } from '../source/quote.ts'
import { joinSpans } from '../source/spans.ts'

/*
 * Rich text is data, not markup: nothing in it is escaped, and nothing in it can be read as a mention or a link that
 * is not one. Slack refuses an element without text, so empty ones are left out.
 */

/** Emphasis costs characters of the message; beyond this many matches an excerpt is one of plain words. */
const MOST_HIGHLIGHTS = 16

interface Style {
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  readonly strike?: true
}

export function words(text: string, style?: Style): RichTextElement[] {
  return text === '' ? [] : [{ type: 'text', text: visible(text), ...(style && { style }) }]
}

export function anchor(url: string, text: string): RichTextElement {
  return { type: 'link', url, text: visible(text) }
}

export function section(elements: readonly RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...elements] }
}

export function bullets(items: readonly (readonly RichTextElement[])[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items.map(section) }
}

export function richText(...elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements }
}

/** A source's words, exactly, with what matched in bold. */
export function quotation(quote: string, highlights: readonly Span[]): RichTextQuote {
  const elements: RichTextElement[] = []
  let end = 0
  for (const span of joined(quote, highlights).slice(0, MOST_HIGHLIGHTS)) {
    elements.push(...words(quote.slice(end, span.start)))
    elements.push(...words(quote.slice(span.start, span.end), { bold: true }))
    end = span.end
  }
  return { type: 'rich_text_quote', elements: [...elements, ...words(quote.slice(end))] }
}

/** Words of a source that do not hold any more. */
export function struckQuotation(quote: string): RichTextQuote {
  return { type: 'rich_text_quote', elements: words(quote, { strike: true }) }
}

/** Matches with nothing but space between them are one. */
function joined(quote: string, highlights: readonly Span[]): Span[] {
  return joinSpans(highlights, (before, { start }) => quote.slice(before.end, start).trim() === '')
}
