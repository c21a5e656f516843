import { graphemesOf, isRightToLeft } from './runs.ts'
import { widthOf, type TextStyle } from './shaping.ts'

/** Invisible marks that give a line the direction of its text, whatever letters it begins with. */
const LEFT_TO_RIGHT = '\u200E'
const RIGHT_TO_LEFT = '\u200F'

/**
 * Breaks a text into lines that fit a width, between words, or within a word that is longer than a line; never within
 * a grapheme, such as a letter of Devanagari with its vowel signs.
 * @param most lines; what does not fit any more is shown to be missing by an ellipsis.
 */
export function wrap(text: string, width: number, style: TextStyle, most = 4): readonly string[] {
  const fits = (line: string): boolean => widthOf(line, style) <= width
  const lines: string[] = []
  for (const word of wordsOf(text)) {
    const longer = [...lines.slice(-1), word].join(' ')
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer
    else lines.push(...piecesOf(word, fits))
    if (lines.length > most) break
  }
  const [last] = lines.slice(most - 1)
  const shown =
    last === undefined || lines.length <= most ? lines : [...lines.slice(0, most - 1), shortened(last, fits)]
  const [mark, isAgainst] = isRightToLeft(text)
    ? [RIGHT_TO_LEFT, (line: string) => !isRightToLeft(line)]
    : [LEFT_TO_RIGHT, isRightToLeft]
  return shown.map((line) => (isAgainst(line) ? mark + line : line))
}

/** Words are what stands between graphemes of space; a space that carries a sign is none, and no place to break. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  let word = ''
  for (const grapheme of [...graphemesOf(text), ' ']) {
    if (/\S/.test(grapheme)) word += grapheme
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  return words
}

/** A word that is longer than a line is broken after a hyphen, or else after any grapheme. */
function piecesOf(word: string, fits: (line: string) => boolean): readonly string[] {
  const pieces: string[] = []
  let rest = graphemesOf(word)
  while (rest.length > 1 && !fits(rest.join(''))) {
    let end = 1
    while (fits(rest.slice(0, end + 1).join(''))) end += 1
    const hyphen = rest.lastIndexOf('-', end - 1) + 1
    const piece = rest.slice(0, hyphen > 0 ? hyphen : end)
    pieces.push(piece.join(''))
    rest = rest.slice(piece.length)
  }
  return [...pieces, rest.join('')]
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const graphemes = [...graphemesOf(line)]
  while (graphemes.length > 0 && !fits(`${graphemes.join('')}…`)) graphemes.pop()
  return `${graphemes.join('').trimEnd()}…`
}
