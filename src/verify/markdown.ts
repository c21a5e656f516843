import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Nodes } from 'mdast'
import type { Span } from '../source/quote.ts'

/** The prose of a text with markup, and where it stood. */
export interface PlainText {
  /** Blocks are set apart by empty lines. */
  readonly text: string
  /** Where a stretch of the prose stands in the text with its markup. */
  readonly placeOf: (span: Span) => Span
}

/** A piece of prose: where it begins, there and here. */
interface Piece {
  readonly there: number
  readonly here: number
  readonly length: number
}

/** Takes the markup out of a text in Markdown (CommonMark); code, HTML and bare addresses are no prose. */
export function withoutMarkup(markdown: string): PlainText {
  const pieces: Piece[] = []
  let text = ''
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading') text += text === '' ? '' : '\n\n'
    if (node.type === 'break') text += '\n'
    if (node.type === 'text')
      for (const { start, end } of proseIn(markdown, spanOf(node))) {
        pieces.push({ there: start, here: text.length, length: end - start })
        text += markdown.slice(start, end)
      }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromMarkdown(markdown))
  return {
    text,
    placeOf: ({ start, end }) => ({
      start: placeIn(pieces, start),
      end: end > start ? placeIn(pieces, end - 1) + 1 : placeIn(pieces, end),
    }),
  }
}

function spanOf({ position }: Nodes): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}

const ADDRESS = /<?https?:\/\/\S+/gu

function proseIn(markdown: string, { start, end }: Span): Span[] {
  const found: Span[] = []
  let from = start
  for (const match of markdown.slice(start, end).matchAll(ADDRESS)) {
    found.push({ start: from, end: start + match.index })
    from = start + match.index + match[0].length
  }
  return [...found, { start: from, end }].filter((span) => span.start < span.end)
}

function placeIn(pieces: readonly Piece[], offset: number): number {
  const piece = pieces.findLast(({ here }) => here <= offset)
  return piece ? piece.there + Math.min(offset - piece.here, piece.length) : 0
}
