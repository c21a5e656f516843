import { z } from 'zod'
import { sourceLine, titleLabel } from '../card/footer.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { entryName, type Fact, type Source } from '../knowledge/types.ts'
import type { Citation } from '../source/citation.ts'
import type { Span } from '../source/quote.ts'
import type { Paragraph } from '../source/paragraphs.ts'
import { page } from './frame.ts'
import { html, type Html } from './html.ts'

const offset = z.coerce.number().int().min(0).optional().catch(undefined)

/** What an address may add to a source's: a passage to highlight, and an entry whose mentions are followed. */
export const sourceView = z.object({
  from: offset,
  to: offset,
  name: z.string().max(100).optional().catch(undefined),
})

export type SourceView = z.output<typeof sourceView>

interface Marked extends Span {
  readonly kind: 'fact' | 'passage' | 'mention'
  /** Of a mention: which one it is, from 1. */
  readonly number?: number
}

/**
 * A source to read, without a script: paragraphs numbered, quotes of facts marked, a passage highlighted where the
 * address names it (`#p12`, or `?from=10&to=20#passage`), mentions of a name one after the other (`?name=ttp#m1`).
 * @param asks whether there is a page on which questions can be asked.
 */
export function sourcePage(snapshot: Snapshot, source: Source, view: SourceView, asks: boolean): string {
  const facts = [...snapshot.facts.values()].filter(({ quotes }) =>
    quotes.some((quote) => isQuoteOf(quote, source)),
  )
  const mentions = mentionsIn(snapshot, source, view.name)
  const marks: Marked[] = [
    ...facts.flatMap(({ quotes }) =>
      quotes
        .filter((quote) => isQuoteOf(quote, source))
        .map(({ start, end }) => ({ start, end, kind: 'fact' as const })),
    ),
    ...mentions.map((span, index) => ({ ...span, kind: 'mention' as const, number: index + 1 })),
    ...(view.from !== undefined && view.to !== undefined
      ? [{ start: view.from, end: view.to, kind: 'passage' as const }]
      : []),
  ]
  const { language, url, licence } = source.particulars
  const body = html`<main id="main" class="reader" tabindex="-1">
    <h1>${titleLabel(source)}</h1>
    <p class="quiet">${sourceLine(source, new Date())}</p>
    ${url === undefined ? '' : html`<p><a href="${url}" rel="noreferrer">${url}</a></p>`}
    ${licence === undefined ? '' : html`<p class="quiet">Licence: ${licence}</p>`}
    <p class="quiet">
      ${source.paragraphs.length} paragraphs, ${facts.length} facts cite it.
      <mark class="fact">Underlined words</mark> are quoted by a fact.
    </p>
    ${namesMenu(snapshot, source, view.name, mentions.length)}
    <article lang="${language}" dir="auto">
      ${source.paragraphs.map((paragraph) => paragraphHtml(snapshot, source, paragraph, { marks, facts, mentions: mentions.length }))}
    </article>
  </main>`
  return page({ title: source.particulars.title, body, asks })
}

/** Whether the words stand in the source as it is now. */
function isQuoteOf(quote: Citation, source: Source): boolean {
  return quote.source === source.id && quote.version === undefined
}

interface Reading {
  readonly marks: readonly Marked[]
  readonly facts: readonly Fact[]
  readonly mentions: number
}

function paragraphHtml(snapshot: Snapshot, source: Source, paragraph: Paragraph, reading: Reading): Html {
  const { number, start, end } = paragraph
  const here = reading.facts.filter(({ quotes }) =>
    quotes.some((quote) => isQuoteOf(quote, source) && quote.start < end && quote.end > start),
  )
  return html`<section class="paragraph" id="p${number}" aria-label="Paragraph ${number}">
    <a class="number" href="#p${number}" aria-label="Address of paragraph ${number}">${number}</a>
    <p>${markedText(source.text, paragraph, reading)}</p>
    ${
      here.length === 0
        ? ''
        : html`<details lang="en">
            <summary>${here.length === 1 ? '1 fact' : `${here.length} facts`}</summary>
            <ul>
              ${here.map(
                (fact) =>
                  html`<li>
                    ${fact.statement}
                    <span class="quiet"
                      >${fact.kind}${fact.saidBy.by === 'author' ? '' : html`, said by ${entryName(snapshot.entries, fact.saidBy.id)}`}</span
                    >
                  </li>`,
              )}
            </ul>
          </details>`
    }
  </section>`
}

/** The text cut wherever a mark begins or ends, so that marks may overlap. */
function markedText(text: string, { start, end }: Span, { marks, mentions }: Reading): Html[] {
  const within = marks.filter((mark) => mark.start < end && mark.end > start)
  const edges = within.flatMap((mark) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end)
  const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const over = within.filter((mark) => mark.start <= from && mark.end >= to)
    const words = html`${text.slice(from, to)}`
    if (over.length === 0) return words
    const mention = over.find((mark) => mark.kind === 'mention' && mark.start === from)
    const passage = over.find((mark) => mark.kind === 'passage' && Math.max(mark.start, start) === from)
    const id = mention ? html` id="m${mention.number ?? 0}"` : passage ? html` id="passage"` : ''
    const kinds = [...new Set(over.map(({ kind }) => kind))].join(' ')
    const around = mention ? mentionLinks(mention.number ?? 0, mentions) : ''
    return html`<mark class="${kinds}" ${id}>${words}</mark>${around}`
  })
}

function mentionLinks(number: number, count: number): Html {
  const link = (to: number, label: string, sign: string): Html =>
    to < 1 || to > count
      ? html``
      : html`<a href="#m${to}" aria-label="${label} mention" title="${label} mention">${sign}</a>`
  return html`<span class="steps" lang="en"
    >${link(number - 1, 'Previous', '↑')}${link(number + 1, 'Next', '↓')}</span
  >`
}

function mentionsIn(snapshot: Snapshot, { text, sentences }: Source, name: string | undefined): Span[] {
  if (name === undefined) return []
  return sentences.flatMap(({ start, end }) =>
    snapshot.names
      .mentions(text.slice(start, end))
      .filter(({ id }) => id === name)
      .map((mention) => ({ start: start + mention.start, end: start + mention.end }))
      .sort((a, b) => a.start - b.start),
  )
}

/** The entries that the source names, most often named first. */
function namesMenu(snapshot: Snapshot, source: Source, chosen: string | undefined, count: number): Html {
  const first = snapshot.firstPassages.get(source.id) ?? 0
  const counted = [...snapshot.namedIn]
    .map(([id, passages]) => ({
      id,
      name: entryName(snapshot.entries, id),
      times: passages.filter((passage) => passage >= first && passage < first + source.sentences.length)
        .length,
    }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))
  if (counted.length === 0) return html``
  return html`<details class="names" ${chosen === undefined ? '' : html`open`}>
    <summary>
      ${chosen === undefined ? 'Follow a name through the text' : `${entryName(snapshot.entries, chosen)}: ${count} mentions`}
    </summary>
    <p>
      ${counted.map(
        ({ id, name, times }) =>
          html`<a href="?name=${id}#m1" ${id === chosen ? html`aria-current="true"` : ''}
            >${name} <span class="quiet">${times}</span></a
          > `,
      )}
    </p>
  </details>`
}
