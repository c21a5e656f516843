import type { Name, NameBook } from './nameBook.ts'
import type { Mention } from './nameTypes.ts'
import { nameTokens } from './nameWords.ts'
import type { Speller } from './nameSpelling.ts'
import { closeSpelling } from './spelling.ts'
import type { Token } from './tokens.ts'

interface Node {
  readonly next: Map<number, Node>
  readonly names: Name[]
}

/** Words of texts whose spelling is remembered; more are forgotten together, so that memory is bounded. */
const MOST_REMEMBERED = 100_000
/** A word with a space in it is put together only if it is so long. */
const SHORTEST_DAMAGED = 5
/** A shorter word in another spelling is as likely another word. */
const SHORTEST_RESPELLED = 5
/** What does not stand within a name. */
const BREAK = /[,;:!?()[\]"“”]/
/** An acronym of so few letters may be an ordinary word when it is not written in capitals. */
const LONGEST_SHORT_ACRONYM = 3

/** Finds names in texts, word by word along a tree of the names' words. */
export class NameMentions {
  readonly #root: Node = { next: new Map(), names: [] }
  /** The number of each spelling that a name's word has. */
  readonly #spellings = new Map<string, number>()
  /** The names' words as written, folded. */
  readonly #words = new Set<string>()
  readonly #speller: Speller
  /** The spelling of words of texts; 0 if no name has it. */
  readonly #remembered = new Map<string, number>()

  private constructor(speller: Speller) {
    this.#speller = speller
  }

  static *over(book: NameBook): Generator<void, NameMentions> {
    const mentions = new NameMentions(book.speller)
    for (const name of book.names) {
      mentions.#add(name, name.words)
      if (name.core.length > 1 && name.core.length < name.words.length) mentions.#add(name, name.core)
      yield
    }
    return mentions
  }

  #add(name: Name, words: readonly string[]): void {
    let node = this.#root
    for (const word of words) {
      this.#words.add(word)
      const key = this.#keyOf(word)
      let number = this.#spellings.get(key)
      if (number === undefined) {
        number = this.#spellings.size + 1
        this.#spellings.set(key, number)
      }
      let next = node.next.get(number)
      if (!next) {
        next = { next: new Map(), names: [] }
        node.next.set(number, next)
      }
      node = next
    }
    node.names.push(name)
  }

  find(text: string): Mention[] {
    const found: Mention[] = []
    const tokens = nameTokens(text)
    for (let at = 0; at < tokens.length;) {
      const mention = this.#longestAt(text, tokens, at)
      if (mention) found.push({ id: mention.id, start: mention.start, end: mention.end })
      at = mention?.next ?? at + 1
    }
    return found
  }

  #longestAt(
    text: string,
    tokens: readonly Token[],
    first: number,
  ): (Mention & { next: number }) | undefined {
    let node: Node | undefined = this.#root
    let longest: (Mention & { next: number }) | undefined
    const start = tokens[first]?.start ?? 0
    const words: string[] = []
    for (let at = first; at < tokens.length;) {
      if (at > first && isBroken(text, tokens, at)) break
      const step = this.#step(text, tokens, at, node)
      if (!step) break
      node = step.node
      at = step.next
      words.push(step.word)
      const end = tokens[at - 1]?.end ?? start
      const id = node.names.length > 0 ? owner(node.names, words, text.slice(start, end)) : undefined
      if (id !== undefined) longest = { id, start, end, next: at }
    }
    return longest
  }

  /** One word further; two if a space was put into a word. */
  #step(text: string, tokens: readonly Token[], at: number, node: Node): Step | undefined {
    const token = tokens[at]
    if (!token) return undefined
    const whole = node.next.get(this.#spelling(token.word))
    if (whole) return { node: whole, next: at + 1, word: token.word }
    const further = tokens[at + 1]
    if (further?.start !== token.end + 1 || text.charAt(token.end) !== ' ') return undefined
    const word = token.word + further.word
    if (word.length < SHORTEST_DAMAGED || !this.#words.has(word)) return undefined
    const damaged = node.next.get(this.#spelling(word))
    return damaged && { node: damaged, next: at + 2, word }
  }

  /** The same for connectives that differ by transliteration only. */
  #keyOf(word: string): string {
    if (word === 'e') return 'i'
    if (word === 'el' || word === 'ul') return 'al'
    return this.#speller.spell(word).loose
  }

  #spelling(word: string): number {
    let number = this.#remembered.get(word)
    if (number === undefined) {
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
      number = this.#spellings.get(this.#keyOf(word)) ?? 0
      this.#remembered.set(word, number)
    }
    return number
  }
}

interface Step {
  readonly node: Node
  readonly next: number
  readonly word: string
}

/** Whose name the words are: those with the very words before those that are spelled otherwise; nobody if several. */
function owner(names: readonly Name[], words: readonly string[], written: string): string | undefined {
  const fitting = names.filter((name) => isWrittenAsName(name, words, written))
  const exact = fitting.filter((name) => name.words.join(' ') === words.join(' '))
  const ids = new Set((exact.length > 0 ? exact : fitting).map((name) => name.owner.id))
  const [id] = ids
  return ids.size === 1 ? id : undefined
}

/** A single word must be spelled much as the name, and must not be an ordinary word in lower case. */
function isWrittenAsName(name: Name, words: readonly string[], written: string): boolean {
  if (words.length > 1) return true
  const [word = ''] = words
  const isExact = word === name.words[0]
  if (!isExact && (word.length < SHORTEST_RESPELLED || name.close[0] !== closeSpelling(word))) return false
  if (isLowerCase(name.text)) return true
  if (isLowerCase(written)) return false
  const isAcronym = name.text === name.text.toUpperCase() && word.length <= LONGEST_SHORT_ACRONYM
  return !isAcronym || written === written.toUpperCase()
}

/** Whether something stands before the token that does not stand within a name. */
function isBroken(text: string, tokens: readonly Token[], at: number): boolean {
  return BREAK.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start))
}

function isLowerCase(text: string): boolean {
  return text === text.toLowerCase()
}
