import { ownerOf } from './mentionRules.ts'
import type { NameBook } from './nameBook.ts'
import { NameTree, type NameNode } from './nameTree.ts'
import type { Mention } from './nameTypes.ts'
import { nameTokens } from './nameWords.ts'
import type { Token } from '../tokens.ts'

/** A word with a space in it is put together only if it is so long. */
const SHORTEST_DAMAGED = 5
/** What does not stand within a name. */
const BREAK = /[,;:!?()[\]"“”]/

/** Finds names in texts, word by word along a tree of the names' words. */
export class NameMentions {
  readonly #tree: NameTree

  private constructor(tree: NameTree) {
    this.#tree = tree
  }

  static *over(book: NameBook): Generator<void, NameMentions> {
    return new NameMentions(yield* NameTree.over(book))
  }

  find(text: string): Mention[] {
    const found: Mention[] = []
    if (this.#tree.root.next.size === 0) return found
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
    let node: NameNode = this.#tree.root
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
      const id = node.names.length > 0 ? ownerOf(node.names, words, text.slice(start, end)) : undefined
      if (id !== undefined) longest = { id, start, end, next: at }
    }
    return longest
  }

  /** One word further; two if a space was put into a word. */
  #step(text: string, tokens: readonly Token[], at: number, node: NameNode): Step | undefined {
    const token = tokens[at]
    if (!token) return undefined
    const whole = node.next.get(this.#tree.spelling(token.word))
    if (whole) return { node: whole, next: at + 1, word: token.word }
    const further = tokens[at + 1]
    if (further?.start !== token.end + 1 || text.charAt(token.end) !== ' ') return undefined
    const word = token.word + further.word
    if (word.length < SHORTEST_DAMAGED || !this.#tree.hasWord(word)) return undefined
    const damaged = node.next.get(this.#tree.spelling(word))
    return damaged && { node: damaged, next: at + 2, word }
  }
}

interface Step {
  readonly node: NameNode
  readonly next: number
  readonly word: string
}

/** Whether something stands before the token that does not stand within a name. */
function isBroken(text: string, tokens: readonly Token[], at: number): boolean {
  return BREAK.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start))
}
