import type { Card, Section } from '../../../card/card.ts'
import { sourcePath } from '../../../addresses.ts'

/** A report on what came in or was decided, as a part of the page. */
export function CardView({ card }: { readonly card: Card }) {
  const { heading, label, notes, sections, request } = card
  const id = request.command === 'source' ? request.arguments['id'] : undefined
  return (
    <article class="made" aria-labelledby="made">
      <h2 id="made">{heading}</h2>
      {label !== '' && <p class="quiet">{label}</p>}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {sections.map((section, index) => (
        <SectionView key={index} section={section} />
      ))}
      {id !== undefined && (
        <p>
          <a href={sourcePath(id)}>Read the source</a> · <a href="/">Ask</a>
        </p>
      )}
    </article>
  )
}

/** What a screen reader says when it comes. */
export function summaryOf({ heading, notes }: Card): string {
  return [heading, ...notes].join('. ')
}

function SectionView({ section }: { readonly section: Section }) {
  if (section.type === 'excerpts')
    return (
      <>
        {section.excerpts.map(({ number, quote, citedAs }) => (
          <blockquote key={number} dir="auto">
            {quote}
            <footer class="quiet">{citedAs}</footer>
          </blockquote>
        ))}
      </>
    )
  if (section.type !== 'list') return null
  return (
    <>
      {section.heading !== '' && <h3>{section.heading}</h3>}
      <dl class="particulars">
        {section.items.map(({ term, description }, index) => (
          <div key={index}>
            {term !== '' && <dt>{term}</dt>}
            <dd dir="auto">{description}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
