import { unescaped } from './quoting.ts'

/** A word as typed, or several in quotation marks. */
export interface Lexeme {
  /** Without its quotation marks and without the name before it. */
  readonly text: string
  /** With its name, without its quotation marks. */
  readonly typed: string
  /** The name before a colon: `from` in `from:2024`. */
  readonly name?: string
  readonly isQuoted: boolean
  /** Where it stands, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** `name:` may stand before a word or before all that stands in quotation marks. */
const LEXEME =
  /(?:(?<name>[a-z](?:[a-z-]{0,30}[a-z])?):)?(?:"(?<straight>(?:[^"\\]|\\.)*)"|[“”„](?<curly>[^“”„]*)[“”]|«(?<angled>[^«»]*)»|(?<plain>\S*))/gisu

/** Takes what was typed apart; only quotation marks and spaces are lost. */
export function lexemes(text: string): Lexeme[] {
  return [...text.matchAll(LEXEME)].flatMap(({ 0: whole, index, groups = {} }): Lexeme[] => {
    if (whole === '') return []
    const { name, straight, curly, angled, plain = '' } = groups
    const inner = straight === undefined ? (curly ?? angled) : unescaped(straight)
    const words = inner ?? plain
    return [
      {
        text: words,
        typed: name === undefined ? words : `${name}:${words}`,
        ...(name !== undefined && { name: name.toLowerCase() }),
        isQuoted: inner !== undefined,
        start: index,
        end: index + whole.length,
      },
    ]
  })
}

/** Whether it is a year, a month or a day. */
export function isDate({ typed, isQuoted }: Lexeme): boolean {
  return !isQuoted && /^\d{4}(?:-\d{2}){0,2}$/.test(typed)
}
