import type { SpeechAct } from './attribution.ts'

/** How a language says who says what: lists of words in small letters, between spaces; `_` stands in a word of two. */
export interface Grammar {
  /** The forms of each act's verbs; one of two words is written with `_`. */
  readonly verbs: Readonly<Partial<Record<SpeechAct, string>>>
  /** Verbs that may do something else than say, unless "that", a colon or a quotation follows, or one stands before. */
  readonly needsQuotation: string
  /** Verbs behind which stands whom it is said to. */
  readonly toSomebody: string
  /** Forms that are nouns as well; they are verbs only where what is said follows with one of `that`. */
  readonly nouns: string
  /** Forms that are verbs only behind one of `auxiliaries`: "accusé", "a accusé". */
  readonly participles: string
  readonly auxiliaries: string
  /** What opens what is said: "that". */
  readonly that: string
  /** What may stand between a speaker and the verb, and says nothing of either. */
  readonly between: string
  /** Before a verb it makes it another's: "was told", "would say", "did not say". */
  readonly hinders: string
  /** What a speaker's words cannot reach beyond: conjunctions, relatives. */
  readonly opens: string
  readonly and: string
  /** Words that no speaker's words have: verbs that are no speech. */
  readonly clause: string
  /** What a speaker's words go on with: "of", "for". */
  readonly joins: string
  /** What ends a speaker's words that stand behind the verb. */
  readonly ends: string
  readonly articles: string
  /** Beginnings of sentences before the speaker. */
  readonly adverbs: string
  /** What begins a sentence that has its subject later: "on", "in". */
  readonly prepositions: string
  /** Those who speak without having a name, singular and plural. */
  readonly speakers: string
  /** Third person singular of people; of things; all others speak for nobody who can be told. */
  readonly he: string
  readonly it: string
  readonly otherPronouns: string
  /** What names the source of a statement: "according to". The speaker follows. */
  readonly accordingTo: string
  /** Words for days and times that may stand where a speaker could. */
  readonly times: string
  /** Whether the verb may come before its subject without a quotation: in Arabic always, in German where another part opens. */
  readonly order: 'subject first' | 'verb second' | 'verb first'
  /** Whether what is said may stand before its speaker and the verb, without quotation marks: "…, the ministry said". */
  readonly isPreposed: boolean
  /** Whether a comma opens it: "sagte, er komme". */
  readonly commaOpens: boolean
  /** Whether a verb may do without its pronoun: "Añadió que". */
  readonly dropsPronouns: boolean
  /** Whether only names have capitals. */
  readonly capitalsAreNames: boolean
}
