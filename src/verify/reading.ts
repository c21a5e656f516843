import type { Snapshot } from '../knowledge/snapshot.ts'
import { language } from '../search/languages.ts'
import { isCapital, tokens } from '../search/tokens.ts'
import type { Span } from '../source/quote.ts'
import type { WrittenDate } from '../source/writtenDate.ts'
import { yearSpans } from './dates.ts'
import { namesIn, type WrittenName } from './names.ts'
import { numbersIn, type WrittenNumber } from './numbers.ts'
import { isLight, isVerb } from './verbs.ts'
import { wordingOf, type Wording } from './wording.ts'

/** A word of a sentence that tells something. Offsets are into the sentence. */
export interface TellingWord extends Span, Wording {
  /** Whether it may not be exchanged: a verb, or a word with a capital. */
  readonly isExacting: boolean
  readonly isCapital: boolean
  readonly isVerb: boolean
}

/** A sentence of a draft or of a source with what in it can be compared. Offsets are into the sentence. */
export interface ReadSentence {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly names: readonly WrittenName[]
  readonly numbers: readonly WrittenNumber[]
  readonly dates: readonly WrittenDate[]
  /** Neither names nor numbers, dates or words of grammar; in their order. */
  readonly words: readonly TellingWord[]
  /** Every word, folded, in its order: also those of names and of grammar. */
  readonly all: readonly { readonly word: string; readonly start: number; readonly end: number }[]
}

export function readSentence(
  snapshot: Pick<Snapshot, 'names' | 'textNames'>,
  text: string,
  tag: string,
  named: readonly WrittenDate[],
): ReadSentence {
  const dates = [...named, ...yearSpans(text, named)]
  const numbers = numbersIn(text, tag, dates)
  const names = namesIn(snapshot, text, [...numbers, ...dates])
  const taken: readonly Span[] = [...names, ...numbers, ...dates]
  const all = tokens(text)
  const { isStopWord } = language(tag)
  const words: TellingWord[] = []
  for (const [at, { word, start, end }] of all.entries()) {
    const isGrammar = isStopWord(word) || word.length < 2 || isLight(word)
    if (isGrammar || taken.some((span) => span.start < end && start < span.end)) continue
    const capital = isCapital(text, start)
    const verb = isVerb(text, all, at)
    words.push({
      ...wordingOf(word, tag),
      start,
      end,
      isCapital: capital && at > 0,
      isVerb: verb,
      isExacting: verb || (capital && at > 0),
    })
  }
  return { text, language: tag, names, numbers, dates, words, all }
}
