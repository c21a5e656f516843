import { said, type Line } from './lines.ts'

/** Text wrapped by hand, by a mail program or by the columns of a page is narrower than this. */
const WIDEST_WRAP = 120
/** A wrap that nothing but its width tells is not believed of lines that are narrower, as those of lists are. */
const NARROWEST_WRAP = 45
/** Scripts without spaces hold as much in half the characters. */
const NARROWEST_DENSE_WRAP = 15
/** Wrapped lines of prose are seldom this short, and lines of lists often. */
const LIST_LINE = 30

/** The end of a sentence, or what announces a list, with the marks of footnotes behind it. */
const ENDED =
  /(?:[.!?…:;。！？：；؟۔।॥]["'”’»›）)\]]{0,3}(?:\[\w{1,3}\]){0,3}[¹²³⁰-⁹]{0,3}|\p{Ll}{3}["'”’»)]?\.\d{1,3})$/u
const HYPHENATED = /\p{L}[-‐\u00ad]$/u
const OPENS_WITH_LETTER = /^["'“‘«(]*\p{L}/u
const OPENS_SMALL = /^["'“‘«([]*\p{Ll}/u
const OPENS_DENSE =
  /^["'“‘«(「『《]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const OPENS_CASELESS = /^["'“‘«(]*\p{Lo}/u
/** Words that no sentence and no heading ends with. */
const BINDING = new Set(
  `a an the of to in on at by for from with and or but nor is are was were be been has have had that which who whose
  will would could should may might must as its their his her our than into under between against
  der die das den dem des ein eine einen und oder von vom zu zum zur mit für bei im am auf ist sind war hat dass
  le la les l un une du et ou de dans par pour sur avec est sont était qui que au aux
  el los las y del por para con es son fue il lo gli di e che per sono da do dos das em uma um`.split(/\s+/),
)

/** How the lines of a text are wrapped, as far as it shows. */
export class Wraps {
  /** For each line the adjacent lines that it stands among. */
  readonly #blocks = new Map<Line, Block>()
  /** The widest line that may have been wrapped. */
  readonly #width: number
  readonly #isWrapped: boolean

  constructor(lines: readonly Line[]) {
    let widest = 0
    const blocks = blocksOf(lines)
    for (const block of blocks) {
      for (const line of block.lines) this.#blocks.set(line, block)
      widest = Math.max(widest, block.width)
    }
    this.#width = widest
    this.#isWrapped = blocks.some(({ shortestWrap }) => shortestWrap < Infinity)
  }

  /**
   * Whether a line only goes on with what the line before it says.
   * @param opener the first line of the paragraph that the line before it stands in.
   * @param isCaption whether a mark stands between the two.
   */
  goesOn(opener: Line, line: Line, next: Line, isCaption: boolean): boolean {
    if (isCaption || next.opens === 'caption') return !ENDED.test(line.text) && OPENS_SMALL.test(said(next))
    const gap = next.number - line.number
    if (HYPHENATED.test(line.text) && OPENS_WITH_LETTER.test(next.text)) return gap <= 2
    if (isOpening(opener, line, next)) return false
    const block = this.#blocks.get(line)
    if (!block || gap > 2) return false
    const isEnded = ENDED.test(line.text)
    const goesOnSmall = !isEnded && OPENS_SMALL.test(next.text)
    if (gap === 2) return goesOnSmall && line.text.length >= NARROWEST_WRAP && line.opens !== 'bullet'
    if (goesOnSmall && !block.isList) return true
    if (line.text.length > WIDEST_WRAP) return false
    if (!isEnded && (endsBinding(line.text) || line.text.length >= block.shortestWrap)) return true
    return this.#isFull(block, line, next, isEnded)
  }

  /** Whether the next line's first word would not have fitted on the line. */
  #isFull(block: Block, line: Line, next: Line, isEnded: boolean): boolean {
    const isDense = OPENS_DENSE.test(next.text)
    const isCaseless = isDense || OPENS_CASELESS.test(next.text)
    if (!isCaseless && !this.#isWrapped) return false
    const width = isCaseless || block.shortestWrap < Infinity ? block.width : this.#width
    if (width < (isDense ? NARROWEST_DENSE_WRAP : NARROWEST_WRAP)) return false
    // Where no small letter tells, one line too wide shows that each is a paragraph.
    if (isCaseless && (!block.isNarrow || (isEnded && !block.isCut))) return false
    // Where there are no spaces, a sign that may not open a line takes a letter or two with it.
    const firstWord = isDense ? 2 : (/^\S+/.exec(next.text)?.[0].length ?? 0)
    return line.text.length + 1 + firstWord > width
  }
}

/** Adjacent lines. */
interface Block {
  readonly lines: readonly Line[]
  /** That of the widest line, of those that may be wrapped. */
  readonly width: number
  readonly isNarrow: boolean
  /** The length of the shortest line that is wrapped for certain: it ends, or the next begins, as only the middle of a sentence does. */
  readonly shortestWrap: number
  /** Whether it is a list of a few words a line, all in small letters. */
  readonly isList: boolean
  /** Whether a line that is not the last ends in the middle of a sentence. */
  readonly isCut: boolean
}

function blocksOf(lines: readonly Line[]): Block[] {
  const runs: Line[][] = []
  let last: Line | undefined
  for (const line of lines) {
    const run = last?.number === line.number - 1 ? runs.at(-1) : undefined
    if (run) run.push(line)
    else runs.push([line])
    last = line
  }
  return runs.map(blockOf)
}

function blockOf(lines: readonly Line[]): Block {
  const isList =
    lines.length > 2 &&
    lines.every(({ text }) => OPENS_SMALL.test(text) && text.length < LIST_LINE && !ENDED.test(text))
  const wrapped = isList
    ? []
    : lines.filter((line, at) => {
        const next = lines[at + 1]
        if (next?.opens !== undefined || !next || ENDED.test(line.text)) return false
        return OPENS_SMALL.test(next.text) || endsBinding(line.text)
      })
  return {
    lines,
    width: lines.reduce(
      (width, { text }) => (text.length > WIDEST_WRAP ? width : Math.max(width, text.length)),
      0,
    ),
    isNarrow: lines.every(({ text }) => text.length <= WIDEST_WRAP),
    shortestWrap: wrapped.reduce((least, { text }) => Math.min(least, text.length), Infinity),
    isList,
    isCut: lines.slice(0, -1).some(({ text }) => !ENDED.test(text)),
  }
}

function isOpening(opener: Line, line: Line, { opens }: Line): boolean {
  if (opens === 'item') return ENDED.test(line.text) || opener.opens === 'item' || opener.opens === 'first'
  return opens !== undefined
}

function endsBinding(line: string): boolean {
  const word = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,10}$/u.exec(line.slice(-20))?.[0]
  return word !== undefined && BINDING.has(word)
}
