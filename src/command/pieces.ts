/** A word, or several in quotes, as typed. */
export interface Piece {
  /** Without its quotes and without the name before it. */
  readonly text: string
  /** As it was typed, without quotes. */
  readonly typed: string
  /** The name before a colon: `from` in `from:2024`. */
  readonly name?: string
  readonly isQuoted: boolean
}

/** `name:` may stand before a word or before all that stands in quotes. */
const PIECE = /(?:(?<name>[a-z]{1,32}):)?(?:"(?<quoted>[^"]*)"|[“”„](?<curly>[^“”„]*)[“”]|(?<plain>\S*))/giu

/** Takes what was typed apart; only quotes are lost. */
export function pieces(text: string): Piece[] {
  return [...text.matchAll(PIECE)].flatMap(({ 0: whole, groups = {} }): Piece[] => {
    if (whole === '') return []
    const { name, quoted, curly, plain = '' } = groups
    const inner = quoted ?? curly
    const words = inner ?? plain
    return [
      {
        text: words,
        typed: name === undefined ? words : `${name}:${words}`,
        ...(name !== undefined && { name: name.toLowerCase() }),
        isQuoted: inner !== undefined,
      },
    ]
  })
}

/** Whether it is a year, a month or a day. */
export function isDate({ typed, isQuoted }: Piece): boolean {
  return !isQuoted && /^\d{4}(?:-\d{2}){0,2}$/.test(typed)
}
