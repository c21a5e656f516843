/**
 * Marks the few words that one question asks for among all of a dictionary, so that a text's words are looked up by one
 * read each. Holds room for the whole dictionary, so it serves one question at a time.
 */
export class WordMarks {
  readonly #marks: Int32Array
  #marked: number[] = []

  /** @param words how many words there are. */
  constructor(words: number) {
    this.#marks = new Int32Array(words)
  }

  /** The words that are marked, in the order in which they were. */
  get marked(): readonly number[] {
    return this.#marked
  }

  /** The mark of each word; 0 where there is none. It is not to be written to. */
  get marks(): Int32Array {
    return this.#marks
  }

  /** @param mark above 0. */
  mark(word: number, mark: number): void {
    if (this.#marks[word] === 0) this.#marked.push(word)
    this.#marks[word] = mark
  }

  clear(): void {
    for (const word of this.#marked) this.#marks[word] = 0
    this.#marked = []
  }
}
