import { rootOf, type CommandSpecification } from '../specification.ts'

/*
 * What people write to the app in a chat, where marks stand around a command, a mention in front of it, and the slash
 * is forgotten: the same words mean the same on every platform.
 */

/** Marks that a chat shows as code, bold, italic, underlined, struck through or hidden. */
const AROUND_ALL = /^(`{1,3}|\*{1,3}|_{1,3}|~{1,2}|\|\|)(?:[a-z]{1,12}\n)?([^]+?)\1$/
const AROUND_FIRST = /^(`{1,2}|\*{1,3}|_{1,3}|~{1,2}|\|\|)(\/?[\p{L}\p{N}_-]+)\1(?=\s)/u
/** A mention as it is shown, or as Discord and Slack write it. */
const MENTION = /^(?:@[\p{L}\p{N}._-]+|<@[!&]?\w+(?:\|[^<>]*)?>)[,:]?(?:\s+|$)/u
/** How Discord writes a command that can be clicked. */
const CLICKABLE = /^<(\/[\p{L}\p{N}_ -]+):\d+>/u

/**
 * A message as a line of the grammar: a command with its slash, or a question.
 * @returns empty text where nothing but a mention was written.
 */
export function lineOf(message: string, specifications: readonly CommandSpecification[]): string {
  let line = message.trim()
  for (let before = ''; before !== line;) {
    before = line
    line = line
      .replace(MENTION, '')
      .replace(AROUND_ALL, (whole, mark: string, inner: string) => (inner.includes(mark) ? whole : inner))
      .replace(AROUND_FIRST, '$2')
      .replace(CLICKABLE, '$1')
      .trim()
  }
  return beginsWithCommand(line, specifications) ? `/${line}` : line
}

/** `actor TTP`; but "help me with this" asks for no command that there is. */
function beginsWithCommand(line: string, specifications: readonly CommandSpecification[]): boolean {
  const [first = '', ...rest] = line.toLowerCase().split(/\s+/)
  const typed = specifications.filter(({ hidden }) => !hidden)
  const own = typed.filter(({ name }) => rootOf(name) === first)
  const completes = own.find(({ arguments: all }) => all.some(({ suggest }) => suggest === 'command'))
  if (!completes) return own.length > 0
  const words = rest.join(' ').replace(/^\//, '')
  return words === '' || typed.some(({ name }) => name === words || rootOf(name) === words)
}
