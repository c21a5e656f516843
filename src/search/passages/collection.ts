import { compounds } from './compounds.ts'
import { joinedWords } from './joined.ts'
import { wordKinds } from './kinds.ts'
import { pieces } from './pieces.ts'
import { append, invert, ListsBuilder, type Lists, type Postings } from './postings.ts'
import { RunsBuilder, runsFrom, type Runs } from './runs.ts'
import { isCapital, tokens } from '../tokens.ts'
import { Vocabulary } from './vocabulary.ts'

/** A stretch of time in whole days since 1970-01-01, both ends in it; an end that is open is infinite. */
export interface DayRange {
  readonly from: number
  readonly to: number
}

/** A sentence to be found. */
export interface Passage {
  readonly text: string
  /** Passages of one paragraph share it; ascending. */
  readonly group: number
  /** The document's title. */
  readonly title: string
  /** Further words by which the passage may be found, weaker than the text; may be empty. */
  readonly notes: string
  /** BCP 47. */
  readonly language: string
  /** When its document was published, as exactly as that is known; absent where it is not known. */
  readonly published?: DayRange
  /** The times that it names, those among them that are counted from the publication; absent where there are none. */
  readonly dates?: readonly DayRange[]
}

/**
 * Prose has about so many words in a sentence and in a paragraph. Headlines and glosses among it would make it look
 * long, so lengths are never compared with less.
 */
export const LEAST_MEAN = { text: 20, paragraph: 80 } as const

/** The number of words of each item. */
export interface Lengths {
  readonly lengths: Int32Array
  /** At least 1, or what is common in prose. */
  readonly meanLength: number
}

/** A kind of text that passages are found by. */
export interface Field extends Lengths {
  /** The words of each item in order. */
  readonly sequences: Lists
  /** What they make together or hold inside, as in compounds.ts and joined.ts. */
  readonly compounds: Lists
  readonly postings: Postings
}

/** The passages, taken apart into words. */
export interface Collection {
  readonly passages: readonly Passage[]
  readonly vocabulary: Vocabulary
  /** What kind of thing each word is, as in kinds.ts. */
  readonly kinds: Uint8Array
  readonly text: Field
  readonly notes: Field
  /** Its items are the documents. */
  readonly titles: Field
  /** Passages of a paragraph. */
  readonly groups: Runs
  readonly paragraphs: Lengths
  /** Passages with the same title. */
  readonly documents: Runs
}

/** Takes the passages apart, yielding often. */
export function* collect(passages: readonly Passage[]): Generator<void, Collection> {
  const vocabulary = new Vocabulary()
  const text = new TextLists(vocabulary)
  const notes = new TextLists(vocabulary)
  const titles = new TextLists(vocabulary)
  const groups = new RunsBuilder<number>()
  const documents = new RunsBuilder<string>()
  for (const passage of passages) {
    if (documents.add(passage.title)) {
      yield* titles.add(passage.title, passage.language)
      groups.cut()
    }
    groups.add(passage.group)
    yield* text.add(passage.text, passage.language)
    yield* notes.add(passage.notes, passage.language)
  }
  const sequences = text.sequences.finish()
  const wholes = yield* joinedWords(sequences, vocabulary)
  return assemble({
    passages,
    vocabulary,
    kinds: yield* wordKinds(vocabulary.words, sequences, text.capitals),
    text: yield* field(sequences, yield* append(text.compounds.finish(), wholes), vocabulary),
    notes: yield* field(notes.sequences.finish(), notes.compounds.finish(), vocabulary),
    titles: yield* field(titles.sequences.finish(), titles.compounds.finish(), vocabulary),
    groupStarts: groups.finish(),
    documentStarts: documents.finish(),
  })
}

/** A field without what follows from its words. */
type Bare = Omit<Field, keyof Lengths>

/** Puts the parts of a collection together with what follows from them. */
export function assemble(parts: {
  readonly passages: readonly Passage[]
  readonly vocabulary: Vocabulary
  readonly kinds: Uint8Array
  readonly text: Bare
  readonly notes: Bare
  readonly titles: Bare
  readonly groupStarts: Int32Array
  readonly documentStarts: Int32Array
}): Collection {
  const { passages, vocabulary, kinds, text, notes, titles } = parts
  const groups = runsFrom(parts.groupStarts)
  return {
    passages,
    vocabulary,
    kinds,
    text: { ...text, ...lengthsOf(text, LEAST_MEAN.text) },
    notes: { ...notes, ...lengthsOf(notes, 1) },
    titles: { ...titles, ...lengthsOf(titles, 1) },
    groups,
    paragraphs: withMean(runLengths(text.sequences.starts, groups), LEAST_MEAN.paragraph),
    documents: runsFrom(parts.documentStarts),
  }
}

/** The words of one field's texts. */
class TextLists {
  readonly sequences = new ListsBuilder()
  readonly compounds = new ListsBuilder()
  /** For each word whether it begins with a capital. */
  readonly capitals: number[] = []
  readonly #vocabulary: Vocabulary

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** Adds an item, yielding after each piece of its text. */
  *add(text: string, language: string): Generator<void> {
    for (const piece of pieces(text)) {
      this.#addPiece(piece, language)
      yield
    }
    this.sequences.endItem()
    this.compounds.endItem()
  }

  #addPiece(text: string, language: string): void {
    const found = tokens(text)
    const numberOf = this.#vocabulary.writer(language)
    for (const { word, start } of found) {
      this.sequences.push(numberOf(word))
      this.capitals.push(isCapital(text, start) ? 1 : 0)
    }
    for (const { word } of compounds(text, found)) this.compounds.push(numberOf(word))
  }
}

function* field(sequences: Lists, compounds: Lists, vocabulary: Vocabulary): Generator<void, Bare> {
  const postings = yield* invert([sequences, compounds], vocabulary.words.length)
  return { sequences, compounds, postings }
}

function lengthsOf({ sequences: { starts } }: Bare, least: number): Lengths {
  return withMean(
    starts.subarray(1).map((end, item) => end - (starts[item] ?? 0)),
    least,
  )
}

/** The number of words in each run of passages, given where each passage's words start. */
function runLengths(wordStarts: Int32Array, runs: Runs): Int32Array {
  return runs.starts
    .subarray(1)
    .map((end, run) => (wordStarts[end] ?? 0) - (wordStarts[runs.starts[run] ?? 0] ?? 0))
}

function withMean(lengths: Int32Array, least: number): Lengths {
  const sum = lengths.reduce((before, length) => before + length, 0)
  return { lengths, meanLength: Math.max(least, sum / Math.max(1, lengths.length)) }
}
