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
  /** Whose words it gives, by their fullest names; absent where nobody's were found. */
  readonly speakers?: readonly string[]
}

/** Passages of one document and one language, all with its title. */
export interface IndexedDocument {
  /** Stands for its content and tells it from the others: equal for equal documents only. */
  readonly key: string
  readonly passages: readonly Passage[]
}
