import type { Bound, Measure } from './quantity.ts'

/** How a language writes numbers and what it counts. Lists are words in small letters between spaces. */
export interface NumberLanguage {
  /** Which sign stands before the fraction; the other groups digits. */
  readonly decimal: '.' | ','
  /** Numbers in words and the scales, each with its value: "two=2 million=1e6". */
  readonly words: string
  /** Scales that only stand behind digits: "20bn". */
  readonly abbreviations: string
  /** Whether a number in words is written as one word. */
  readonly joins: boolean
  /** Words between the parts of a number in words: "and". */
  readonly and: string
  /** Regular expressions of what stands before a number, the longest first. */
  readonly bounds: readonly (readonly [string, Bound])[]
  readonly percent: string
  /** By their ISO 4217 code, words for currencies. */
  readonly currencies: Readonly<Record<string, string>>
  /** By their CLDR name, words for units of measure. */
  readonly units: Readonly<Record<string, string>>
  /** Units of time, whose numbers are left to the dates. */
  readonly times: string
  /** Words that end the words for what is counted. */
  readonly ends: string
  /** Who is counted, singular and plural: of others no toll is read. */
  readonly people: string
  /** Regular expressions of the words by which something is measured. */
  readonly measures: Readonly<Partial<Record<Measure, string>>>
  /** A regular expression of the words by which a sum is told from one occasion. */
  readonly sum: string
  /** Which word of several names the thing: the last ("rocket launchers"), or the first ("roquettes tirées"). */
  readonly head: 'first' | 'last'
}
