import { citationMark, textFragmentLink } from '../source/citation.ts'
import type { Source } from '../knowledge/types.ts'
import type { Excerpt } from '../query/answer.ts'
import { dateLabel } from './dates.ts'

/* An excerpt to paste elsewhere, with its source, its date, a link to the passage and a mark by which it is known again. */

/** The forms in which an excerpt can be copied, by their names. */
export type CitationTexts = Readonly<Record<'Plain text' | 'Markdown' | 'HTML' | 'CSL-JSON', string>>

export function citationTexts({ quote, citation }: Excerpt, { id, particulars }: Source): CitationTexts {
  const { title, author, publisher, published, url } = particulars
  const words = quote.replace(/\s+/g, ' ')
  const link = url === undefined ? undefined : textFragmentLink(url, quote)
  const mark = citationMark(citation)
  const date = published && dateLabel(published).text
  const by = [author, publisher, date].filter((part) => part !== undefined).join(', ')
  const where = (titled: string): string => [titled, by].filter((part) => part !== '').join(', ')
  return {
    'Plain text': [`“${quote}” — ${where(title)}.`, link, mark]
      .filter((part) => part !== undefined)
      .join(' '),
    Markdown: `> “${markdown(words)}” — ${where(link === undefined ? markdown(title) : `[${markdown(title)}](${link})`)} ${mark}`,
    HTML: `<blockquote${link === undefined ? '' : ` cite="${html(link)}"`}><p>“${html(words)}”</p><footer>— ${where(
      link === undefined ? html(title) : `<a href="${html(link)}">${html(title)}</a>`,
    )} <small>${html(mark)}</small></footer></blockquote>`,
    'CSL-JSON': JSON.stringify([
      {
        id,
        type: 'article',
        title,
        ...(author !== undefined && { author: [{ literal: author }] }),
        ...(publisher !== undefined && { publisher }),
        ...(published?.earliest !== undefined && {
          issued: { 'date-parts': [datePartsOf(published.earliest)] },
        }),
        ...(link !== undefined && { URL: link }),
        note: `“${quote}” ${mark}`,
      },
    ]),
  }
}

function datePartsOf(day: string): number[] {
  return day.split('-').map(Number)
}

function markdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, (sign) => `\\${sign}`)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
