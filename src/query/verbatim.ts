import { fold } from '../search/fold.ts'
import { language } from '../search/languages.ts'
import { questionLanguage } from '../search/questionLanguage.ts'
import { tokens } from '../search/tokens.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { passageText } from './excerpts.ts'

/* Words of a question that must stand in a passage as they are written there. */

/** Words between quotation marks of one kind; of an unclosed one nothing is taken. */
const QUOTED = /"[^"]{1,200}"|[“”„][^“”„"]{1,200}[“”]|«[^«»]{1,200}»|»[^«»]{1,200}«/gu
const ACRONYM = /^\p{Lu}{2,6}$/u

/**
 * The passages that hold what a question asks for word for word: each phrase in quotation marks, and an acronym that is
 * all it asks about and that would be read as a word of grammar in small letters ("IS", "WHO", "US").
 * @returns undefined where it asks for nothing word for word.
 */
export function verbatimPassages(
  snapshot: Snapshot,
  question: string,
): ReadonlySet<PassageNumber> | undefined {
  const tests = [...phrasesIn(question).map(phraseTest), ...acronymsIn(question).map(acronymTest)]
  const [first, ...others] = tests
  if (!first) return undefined
  const holding = new Set(first.words.flatMap((words) => snapshot.passageIndex.holding(words)))
  return new Set(
    [...holding].filter((number) => {
      const text = passageText(snapshot, number)
      return [first, ...others].every(({ holds }) => holds(text))
    }),
  )
}

interface Verbatim {
  /** Ways in which the index may have it. */
  readonly words: readonly string[]
  readonly holds: (text: string) => boolean
}

function phrasesIn(question: string): string[] {
  return [...question.matchAll(QUOTED)]
    .map(([quoted]) => quoted.slice(1, -1))
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase))
}

/** English words that are written together with an apostrophe as often as apart. */
const CONTRACTED: readonly (readonly [RegExp, string])[] = [
  [/ won['’]t /g, ' will not '],
  [/ can['’]t /g, ' can not '],
  [/ cannot /g, ' can not '],
  [/n['’]t /g, ' not '],
  [/['’]re /g, ' are '],
  [/['’]ve /g, ' have '],
  [/['’]ll /g, ' will '],
  [/['’]m /g, ' am '],
  [/(?<= (?:he|she|it|that|there|what|who|here))['’]s /g, ' is '],
]

/** Words with a space around each, contractions written out. */
function spelledOut(text: string): string {
  const small = ` ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ')} `
  return ` ${tokens(CONTRACTED.reduce((each, [pattern, full]) => each.replace(pattern, full), small))
    .map(({ word }) => word)
    .join(' ')} `
}

/** Its words in their order, whatever their case, their accents, their contractions and the marks between them. */
function phraseTest(phrase: string): Verbatim {
  const wanted = spelledOut(phrase)
  // A word that may be contracted in the texts is not looked up.
  const sure = tokens(phrase).filter(({ word }) => !MAY_BE_CONTRACTED.test(word))
  return {
    words: [sure.length > 0 ? sure.map(({ word }) => word).join(' ') : phrase],
    holds: (text) => spelledOut(text).includes(wanted),
  }
}

const MAY_BE_CONTRACTED =
  /^(?:i|you|he|she|it|we|they|that|there|what|who|here|not|are|have|will|is|am|can|cannot|do|does|did|would|could|should|was|were|has|had)$|['’]/

/** Acronyms like words of grammar, where the question has no other word that says what it is about. */
function acronymsIn(question: string): string[] {
  const found = tokens(question)
  const { isStopWord } = language(questionLanguage(question, found, []))
  const telling = found.filter(({ word, start, end }) => {
    const written = question.slice(start, end)
    return (
      !isStopWord(word) ||
      (ACRONYM.test(written) && (found.length === 1 || question !== question.toUpperCase()))
    )
  })
  const acronyms = telling.map(({ start, end }) => question.slice(start, end))
  const isAll = acronyms.every((written) => ACRONYM.test(written) && isStopWord(fold(written)))
  return isAll ? [...new Set(acronyms)] : []
}

/** The acronym in capitals, with or without full stops. */
function acronymTest(acronym: string): Verbatim {
  const letters = Array.from(acronym)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${letters.join('\\.?')}(?![\\p{L}\\p{N}])`, 'u')
  return { words: [acronym, letters.join(' ')], holds: (text) => pattern.test(text) }
}
