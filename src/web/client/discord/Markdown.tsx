import { parse } from 'discord-markdown-parser'
import type { ComponentChildren } from 'preact'

/**
 * Text in Discord's markdown, as Discord shows it. The parser knows no lists, and no heading or small print behind a
 * quotation, so the text is taken apart by lines before.
 */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div class="text">
      {blocksOf(text).map(({ kind, lines }, index) =>
        kind === 'list' ? (
          <ul key={index}>
            {lines.map((line, number) => (
              <li key={number}>
                <Inline nodes={parse(line.slice(2), 'extended')} />
              </li>
            ))}
          </ul>
        ) : (
          <Inline key={index} nodes={parse(lines.join('\n'), 'extended')} />
        ),
      )}
    </div>
  )
}

type Kind = 'list' | 'quote' | 'code' | 'alone' | 'lines'

interface Block {
  readonly kind: Kind
  readonly lines: string[]
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let isCode = false
  for (const line of text.split('\n')) {
    const isFence = line.startsWith('```')
    const kind = isCode || isFence ? 'code' : kindOf(line)
    if (isFence) isCode = !isCode
    const last = blocks.at(-1)
    if (last?.kind === kind && kind !== 'alone') last.lines.push(line)
    else blocks.push({ kind, lines: [line] })
  }
  return blocks
}

function kindOf(line: string): Kind {
  if (line.startsWith('- ')) return 'list'
  if (line.startsWith('> ')) return 'quote'
  return /^(?:-#|#{1,3}) /.test(line) ? 'alone' : 'lines'
}

interface Node {
  readonly type: string
  readonly content?: unknown
  readonly target?: unknown
  readonly level?: unknown
}

function Inline({ nodes }: { readonly nodes: unknown }) {
  if (typeof nodes === 'string') return <>{nodes}</>
  if (!Array.isArray(nodes)) return null
  return (
    <>
      {nodes.map((node: Node, index) => (
        <Element key={index} node={node} />
      ))}
    </>
  )
}

function Element({ node: { type, content, target, level } }: { readonly node: Node }): ComponentChildren {
  const inner = <Inline nodes={content} />
  switch (type) {
    case 'text':
      return inner
    case 'br':
    case 'newline':
      return <br />
    case 'strong':
      return <strong>{inner}</strong>
    case 'em':
      return <em>{inner}</em>
    case 'underline':
      return <u>{inner}</u>
    case 'strikethrough':
      return <s>{inner}</s>
    case 'heading':
      return <p class={`heading level-${Number(level)}`}>{inner}</p>
    case 'subtext':
      return <small class="subtext">{inner}</small>
    case 'blockQuote':
      return <blockquote>{inner}</blockquote>
    case 'inlineCode':
      return <code>{inner}</code>
    case 'codeBlock':
      return <pre tabIndex={0}>{inner}</pre>
    case 'link':
    case 'url':
    case 'autolink':
      return typeof target === 'string' && /^https?:/.test(target) ? (
        <a href={target} rel="noreferrer">
          {inner}
        </a>
      ) : (
        inner
      )
    default:
      return (
        <span class="unknown">
          {typeof content === 'string' || Array.isArray(content) ? inner : `(${type})`}
        </span>
      )
  }
}
