import type { ArgumentSpecification, CommandSpecification } from '../specification.ts'
import { lexemes, type Lexeme } from './lexer.ts'

/**
 * The argument that takes all that follows the command, quotation marks too: the only one that has to be given, by the line
 * or by a form.
 */
export function takesWholeLine({ arguments: all }: CommandSpecification): ArgumentSpecification | undefined {
  const own = all.filter(({ hidden, filter }) => !hidden && filter === undefined)
  const [only] = own
  return own.length === 1 && (only?.required === true || only?.form === true) ? only : undefined
}

/**
 * Reads a line that is one value, word for word, without the filters in it; or `question:"…"` and filters, where the
 * value is what stands in the quotation marks.
 */
export function readWhole(
  text: string,
  specification: CommandSpecification,
  only: ArgumentSpecification,
): Record<string, string> {
  const [first, ...others] = lexemes(text)
  if (first?.name === only.name && first.isQuoted && text.charAt(only.name.length + 1) === '"') {
    const rest =
      others.length === 0 ? { filters: {}, words: '' } : withoutFilters(text.slice(first.end), specification)
    if (rest.words === '') return { [only.name]: first.text, ...rest.filters }
  }
  const { filters, words } = withoutFilters(
    text.replace(new RegExp(`^${only.name}:\\s*`, 'i'), ''),
    specification,
  )
  // What a form may ask for is absent where nothing is typed.
  return words === '' && !only.required ? filters : { [only.name]: words, ...filters }
}

/** Takes the filters out of words: what is left of a line without any is the line as it is. */
export function withoutFilters(text: string, { arguments: all }: CommandSpecification): Parted {
  return withoutNamed(
    text,
    all.filter(({ filter }) => filter !== undefined),
  )
}

interface Parted {
  readonly filters: Readonly<Record<string, string>>
  readonly words: string
}

/** Takes out of words the values of these arguments, each behind its name: `from:2024`. */
export function withoutNamed(text: string, taken: readonly ArgumentSpecification[]): Parted {
  const names = new Set(taken.map(({ name }) => name))
  const found = lexemes(text).filter(
    (lexeme): lexeme is Lexeme & { readonly name: string } =>
      lexeme.name !== undefined && (lexeme.isQuoted || lexeme.text !== '') && names.has(lexeme.name),
  )
  if (found.length === 0) return { filters: {}, words: text }
  const filters = new Map<string, string>()
  const words: string[] = []
  let at = 0
  for (const { name, text: value, start, end } of found) {
    filters.set(name, [filters.get(name), value].filter((part) => part !== undefined).join(' '))
    words.push(text.slice(at, start).trim())
    at = end
  }
  words.push(text.slice(at).trim())
  return { filters: Object.fromEntries(filters), words: words.filter((part) => part !== '').join(' ') }
}
