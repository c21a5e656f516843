import { z } from 'zod'
import { language, type Language } from '../languages.ts'

interface Reader {
  readonly rules: Language
  /** The number of each word of the language. */
  readonly numbers: Map<string, number>
}

const numbers = z.custom<Int32Array>((value) => value instanceof Int32Array)

/** A vocabulary as plain data. */
export const storedVocabulary = z.object({
  /** The words, each on a line. */
  words: z.string(),
  counts: numbers,
  stemOf: numbers,
  /** The stems, each on a line. */
  stems: z.string(),
  /** The language tags of those that have the same rules, and their words. */
  readers: z.array(z.object({ tags: z.array(z.string()), words: numbers })),
})
type Stored = z.infer<typeof storedVocabulary>

/** So many words between two places to interrupt. */
const SLICE = 2000

/** The words of an index, numbered from 0. A word that two languages stem differently has a number for each stem. */
export class Vocabulary {
  readonly words: string[] = []
  readonly #counts: number[] = []
  /** For each word the number of its stem. */
  readonly #stemOf: number[] = []
  readonly #stems = new Map<string, number>()
  /** For each stem the first word that has it, and for each word the next one with the same stem; -1 at the end. */
  readonly #firstWith: number[] = []
  readonly #next: number[] = []
  /** The reader of each language tag. */
  readonly #readers = new Map<string, Reader>()
  readonly #distinctReaders: Reader[] = []

  static *restore({ words, counts, stemOf, stems, readers }: Stored): Generator<void, Vocabulary> {
    const vocabulary = new Vocabulary()
    const stemList = lines(stems)
    for (const [number, word] of lines(words).entries()) {
      const stem = stemOf[number] ?? 0
      vocabulary.#add(word, stemList[stem] ?? '', stem)
      vocabulary.#counts.push(counts[number] ?? 0)
      if (number % SLICE === 0) yield
    }
    for (const { tags, words: own } of readers) {
      const { numbers } = vocabulary.#reader(tags[0] ?? '')
      for (const tag of tags) vocabulary.#reader(tag)
      for (const [at, number] of own.entries()) {
        numbers.set(vocabulary.words[number] ?? '', number)
        if (at % SLICE === 0) yield
      }
    }
    return vocabulary
  }

  stored(): Stored {
    return {
      words: this.words.join('\n'),
      counts: Int32Array.from(this.#counts),
      stemOf: Int32Array.from(this.#stemOf),
      stems: [...this.#stems.keys()].join('\n'),
      readers: this.#distinctReaders.map((reader) => ({
        tags: [...this.#readers].flatMap(([tag, known]) => (known === reader ? [tag] : [])),
        words: Int32Array.from(reader.numbers.values()),
      })),
    }
  }

  /** Takes words of texts in the language, one after the other, and counts them. */
  writer(tag: string): (word: string) => number {
    const { rules, numbers } = this.#reader(tag)
    return (word) => {
      let number = numbers.get(word)
      if (number === undefined) {
        const own = detached(word)
        number = this.#addStemmed(own, rules.stem(own))
        numbers.set(own, number)
      }
      this.#counts[number] = this.count(number) + 1
      return number
    }
  }

  /** The number of a word in a text of the language; undefined if it was never added. */
  find(word: string, tag: string): number | undefined {
    return this.#readers.get(tag)?.numbers.get(word)
  }

  /** How often the word with this number was added. */
  count(number: number): number {
    return this.#counts[number] ?? 0
  }

  total(numbers: readonly number[]): number {
    return numbers.reduce((sum, number) => sum + this.count(number), 0)
  }

  /** How often this very word was added. */
  frequency(word: string): number {
    let found = 0
    for (const { numbers } of this.#distinctReaders) {
      const number = numbers.get(word)
      if (number !== undefined) found = Math.max(found, this.count(number))
    }
    return found
  }

  /** The numbers of all words that share a stem with the word, in any of the index's languages, ascending. */
  related(word: string): readonly number[] {
    const related: number[] = []
    for (const { rules, numbers } of this.#distinctReaders) {
      const known = numbers.get(word)
      const stem = known === undefined ? this.#stems.get(rules.stem(word)) : this.#stemOf[known]
      let next = stem === undefined ? -1 : (this.#firstWith[stem] ?? -1)
      for (; next >= 0; next = this.#next[next] ?? -1) if (!related.includes(next)) related.push(next)
    }
    return related.sort((a, b) => a - b)
  }

  /** Whether one of the index's languages uses the word for grammar only. */
  isStopWord(word: string): boolean {
    return this.#distinctReaders.some(({ rules }) => rules.isStopWord(word))
  }

  /** Languages with the same rules, as en-GB and en-US, share their words. */
  #reader(tag: string): Reader {
    let found = this.#readers.get(tag)
    if (!found) {
      const rules = language(tag)
      found = this.#distinctReaders.find((known) => known.rules === rules)
      if (!found) {
        found = { rules, numbers: new Map() }
        this.#distinctReaders.push(found)
      }
      this.#readers.set(tag, found)
    }
    return found
  }

  #addStemmed(word: string, stem: string): number {
    const stemNumber = this.#stems.get(stem) ?? this.#stems.size
    for (let known = this.#firstWith[stemNumber] ?? -1; known >= 0; known = this.#next[known] ?? -1)
      if (this.words[known] === word) return known
    return this.#add(word, stem, stemNumber)
  }

  #add(word: string, stem: string, stemNumber: number): number {
    const number = this.words.length
    const first = this.#firstWith[stemNumber]
    if (first === undefined) this.#stems.set(stem, stemNumber)
    this.words.push(word)
    this.#stemOf.push(stemNumber)
    this.#next.push(first ?? -1)
    this.#firstWith[stemNumber] = number
    return number
  }
}

/** Engines keep a slice of a long string as a view of the whole: a copy lets go of the text that the word is from. */
function detached(word: string): string {
  return Buffer.from(word).toString()
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}
