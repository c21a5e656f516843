import type { Span } from '../../source/quote.ts'

/** What somebody does in saying something, from the weakest to what most calls for an answer. */
export const speechActs = [
  'say',
  'announce',
  'demand',
  'promise',
  'warn',
  'claim',
  'accuse',
  'reject',
  'deny',
] as const
export type SpeechAct = (typeof speechActs)[number]

/** By what a speaker was found. */
export const attributionRules = [
  'before the verb',
  'behind the verb',
  'named as the source',
  'gone on from',
] as const
export type AttributionRule = (typeof attributionRules)[number]

/** Who says what, as a sentence of a text has it. Offsets are into the text. */
export interface Attribution {
  /** The number of the sentence that names the speaker, counted from the text's first. */
  readonly sentence: number
  /** The words for who speaks, as the sentence has them: a name with its title, "officials", "he". */
  readonly speaker: Span
  /** Where the text has the fullest name of the same speaker; the same as `speaker` where that is the fullest. */
  readonly name: Span
  readonly act: SpeechAct
  /** The word that says so: "said", "denied". */
  readonly verb: Span
  /** What is said, in one piece; a quotation with its marks. */
  readonly content: Span
  readonly isDirect: boolean
  readonly rule: AttributionRule
}
