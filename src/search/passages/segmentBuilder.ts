import { BitsBuilder, isSet } from './bits.ts'
import { compounds, mayAsciiHoldCompounds } from './compounds.ts'
import type { Dictionary } from './dictionary.ts'
import type { IndexedDocument } from './passage.ts'
import { chunks } from './chunks.ts'
import { invert, ListsBuilder, type Lists } from './postings.ts'
import { RunsBuilder, runsFrom } from './runs.ts'
import { eachWordOf, type Segment, type SegmentField } from './segment.ts'
import { eachAsciiWord, foldedAscii, isAscii, isCapital, tokens } from '../tokens.ts'

/** So many words between two places to interrupt. */
const SLICE = 50_000

/** Makes a segment of documents, of texts or of what other segments have of them. */
export class SegmentBuilder {
  readonly #dictionary: Dictionary
  readonly #keys: string[] = []
  readonly #text: TextLists
  readonly #notes: TextLists
  readonly #titles: TextLists
  readonly #groups = new RunsBuilder<number>()
  readonly #documents: number[] = []
  readonly #capitals = new BitsBuilder()

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary
    this.#text = new TextLists(dictionary, (isCapital) => {
      this.#capitals.push(isCapital)
    })
    this.#notes = new TextLists(dictionary)
    this.#titles = new TextLists(dictionary)
  }

  get passages(): number {
    return this.#text.sequences.items
  }

  /** Adds a document, yielding after each chunk of its texts. */
  *add({ key, passages }: IndexedDocument): Generator<void> {
    this.#begin(key)
    yield* this.#titles.add(passages[0]?.title ?? '')
    for (const { group, text, notes } of passages) {
      this.#groups.add(group)
      yield* this.#text.add(text)
      yield* this.#notes.add(notes)
    }
  }

  /** Adds a document as another segment with the same dictionary has it. */
  append(segment: Segment, document: number): void {
    const { documents, groups, text, notes, titles, capitals } = segment
    const first = documents.starts[document] ?? 0
    const end = documents.starts[document + 1] ?? 0
    this.#begin(segment.keys[document] ?? '')
    this.#titles.append(titles, document, document + 1)
    for (let passage = first; passage < end; passage += 1) this.#groups.add(groups.of[passage] ?? 0)
    this.#text.append(text, first, end)
    this.#notes.append(notes, first, end)
    const { starts } = text.sequences
    for (let at = starts[first] ?? 0; at < (starts[end] ?? 0); at += 1)
      this.#capitals.push(isSet(capitals, at))
  }

  /** What has been added as a segment; yields often. */
  *finish(): Generator<void, Segment> {
    const starts = Int32Array.from([...this.#documents, this.passages])
    const lists = { text: this.#text.finish(), notes: this.#notes.finish(), titles: this.#titles.finish() }
    const { words, places } = yield* distinct(Object.values(lists), this.#dictionary.words.length)
    const field = function* (each: Bare): Generator<void, SegmentField> {
      return { ...each, postings: yield* invert([each.sequences, each.compounds], places, words.length) }
    }
    const segment = {
      dictionary: this.#dictionary,
      keys: this.#keys,
      documents: runsFrom(starts),
      groups: runsFrom(this.#groups.finish()),
      text: yield* field(lists.text),
      notes: yield* field(lists.notes),
      titles: yield* field(lists.titles),
      capitals: this.#capitals.finish(),
      words,
      places: words.map((_, place) => place),
      counts: new Int32Array(words.length),
      capitalBalance: new Int32Array(words.length),
    }
    yield* count(segment, places)
    return segment
  }

  #begin(key: string): void {
    this.#keys.push(key)
    this.#documents.push(this.passages)
    this.#groups.cut()
  }
}

/** A field without what follows from its words. */
type Bare = Omit<SegmentField, 'postings'>

/** The words of one field's texts. */
class TextLists {
  readonly sequences = new ListsBuilder()
  readonly #compounds = new ListsBuilder()
  readonly #dictionary: Dictionary
  readonly #visit: (isCapital: boolean) => void

  /** @param visit told of each word whether it is written with a capital. */
  constructor(dictionary: Dictionary, visit: (isCapital: boolean) => void = () => undefined) {
    this.#dictionary = dictionary
    this.#visit = visit
  }

  *add(text: string): Generator<void> {
    for (const chunk of chunks(text)) {
      this.#addChunk(chunk)
      yield
    }
    this.sequences.endItem()
    this.#compounds.endItem()
  }

  append({ sequences, compounds }: Bare, first: number, end: number): void {
    this.sequences.append(sequences, first, end)
    this.#compounds.append(compounds, first, end)
  }

  finish(): Bare {
    return { sequences: this.sequences.finish(), compounds: this.#compounds.finish() }
  }

  #addChunk(text: string): void {
    if (isAscii(text) && !mayAsciiHoldCompounds(text)) {
      this.#addAscii(text)
      return
    }
    const found = tokens(text)
    for (const { word, start } of found) this.#push(this.#dictionary.numberOf(word), text, start)
    for (const { word } of compounds(text, found)) this.#compounds.push(this.#dictionary.numberOf(word))
  }

  #addAscii(text: string): void {
    const small = text.toLowerCase()
    eachAsciiWord(small, (start, end, isPlain) => {
      if (isPlain) this.#push(this.#dictionary.numberOf(small, start, end), text, start)
      else {
        const word = foldedAscii(small, start, end)
        if (word !== '') this.#push(this.#dictionary.numberOf(word), text, start)
      }
    })
  }

  #push(word: number, text: string, start: number): void {
    this.sequences.push(word)
    this.#visit(isCapital(text, start))
  }
}

/** The distinct words, ascending, and for each number up to the size its place among them. */
function* distinct(
  fields: readonly Bare[],
  size: number,
): Generator<void, { readonly words: Int32Array; readonly places: Int32Array }> {
  const places = new Int32Array(size)
  const isThere = function* ({ words }: Lists): Generator<void> {
    for (let at = 0; at < words.length; at += 1) {
      places[words[at] ?? 0] = 1
      if (at % SLICE === 0) yield
    }
  }
  for (const { sequences, compounds } of fields) {
    yield* isThere(sequences)
    yield* isThere(compounds)
  }
  const words = new Int32Array(places.reduce((sum, each) => sum + each, 0))
  let place = 0
  for (let word = 0; word < size; word += 1) {
    if (places[word] === 0) continue
    words[place] = word
    places[word] = place
    place += 1
  }
  return { words, places }
}

/** Counts the words of a segment into it. */
function* count(segment: Segment, places: Int32Array): Generator<void> {
  const { counts, capitalBalance, keys } = segment
  for (let document = 0; document < keys.length; document += 1)
    yield* eachWordOf(segment, document, (word, capital) => {
      const place = places[word] ?? 0
      counts[place] = (counts[place] ?? 0) + 1
      capitalBalance[place] = (capitalBalance[place] ?? 0) + capital
    })
}
