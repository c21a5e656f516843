import type { CitedExcerpt } from '../card/card.ts'
import { quoted, run, type Pen, type Run } from './pen.ts'

/**
 * A quote behind a bar, word for word, with where it stands below it. What is set off is set off in the quote where
 * styles can be shown; elsewhere it is named below, for nothing may be put into the quote.
 */
export function excerptLines(excerpt: CitedExcerpt, pen: Pen): string[] {
  const mark = `[${excerpt.number}]`
  const bar = `${pen.line(run('│', 'faint'))} `
  const below = ' '.repeat(mark.length + 3)
  const cited = excerpt.citedAs + (pen.coloured ? '' : matchedText(excerpt))
  return [
    ...pen.paragraph(`  ${mark} ${bar}`, below + bar, ...quoteRuns(excerpt)),
    ...pen.paragraph(below, below, run(cited, 'faint')),
    ...(excerpt.url === undefined ? [] : [pen.line(run(below), run(excerpt.url, 'faint'))]),
  ]
}

function quoteRuns({ quote, highlights }: CitedExcerpt): Run[] {
  let at = 0
  const runs = highlights.flatMap(({ start, end }) => {
    const before = quoted(quote.slice(at, start))
    at = end
    return [before, quoted(quote.slice(start, end), 'match')]
  })
  return [...runs, quoted(quote.slice(at))]
}

function matchedText({ quote, highlights }: CitedExcerpt): string {
  const words = new Map(
    highlights.map(({ start, end }) => {
      const word = quote.slice(start, end)
      return [word.toLowerCase(), word]
    }),
  )
  return words.size === 0 ? '' : ` (matched: ${[...words.values()].join(', ')})`
}
