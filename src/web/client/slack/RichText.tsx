import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types'
import type { ComponentChildren } from 'preact'

/** A rich_text block. */
export function RichText({ elements }: Pick<RichTextBlock, 'elements'>) {
  return (
    <div class="rich">
      {elements.map((element, index) => {
        switch (element.type) {
          case 'rich_text_section':
            return (
              <p key={index}>
                <Words elements={element.elements} />
              </p>
            )
          case 'rich_text_quote':
            return (
              <blockquote key={index}>
                <Words elements={element.elements} />
              </blockquote>
            )
          case 'rich_text_preformatted':
            return (
              <pre key={index} tabIndex={0}>
                <Words elements={element.elements} />
              </pre>
            )
          case 'rich_text_list':
            return <Bullets key={index} items={element.elements} />
        }
      })}
    </div>
  )
}

function Bullets({ items }: { readonly items: readonly RichTextSection[] }) {
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index}>
          <Words elements={item.elements} />
        </li>
      ))}
    </ul>
  )
}

function Words({ elements }: { readonly elements: readonly RichTextElement[] }) {
  return (
    <>
      {elements.map((element, index) => (
        <Word key={index} element={element} />
      ))}
    </>
  )
}

function Word({ element }: { readonly element: RichTextElement }): ComponentChildren {
  if (element.type === 'text') return styled(<span class="lines">{element.text}</span>, element.style)
  if (element.type === 'link') {
    const { url, text } = element
    return /^https?:/.test(url) ? (
      <a href={url} rel="noreferrer">
        {text ?? url}
      </a>
    ) : (
      <>{text ?? url}</>
    )
  }
  return <span class="unknown">({element.type})</span>
}

interface Style {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strike?: boolean
  readonly code?: boolean
}

function styled(words: ComponentChildren, { bold, italic, strike, code }: Style = {}): ComponentChildren {
  let shown = words
  if (code) shown = <code>{shown}</code>
  if (strike) shown = <s>{shown}</s>
  if (italic) shown = <em>{shown}</em>
  return bold ? <strong>{shown}</strong> : shown
}
