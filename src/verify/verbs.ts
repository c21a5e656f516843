import { ACTING, AUXILIARIES, PERSON_VERBS, SAYING } from '../extraction/names/verbs.ts'
import { isCapital, type Token } from '../search/tokens.ts'

/* What of a sentence's words must be borne out by the very passage, and what says too little to be looked for. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}

/** Words that another sentence with the same content often does without, or has otherwise. */
const LIGHT = set(`
  also said says say saying told tells added adds noted according reported reportedly report reports including include
  includes included involve involving occur occurred occurs take takes took taken taking place make makes made making put
  give gave given gives get gets got come came comes coming go goes went going hold holds held holding carry carried
  carrying conduct conducted conducting become became becomes remain remains remained stand stood stands amount amounted
  amounts total totalled totaled reach reached happen happened seen see saw sees keep kept use used uses using well even
  still already recent recently current currently time times period both one ones part parts way around among amid
  following followed follows further furthermore meanwhile however due mainly largely partly particularly especially
  new several many much more most some other others another such same various number numbers people person thing things
  country countries side sides official officials government governments figures figure roughly approximately nearly
  about over under least day days year years month months week weeks fiscal financial today yesterday now later earlier
  want wants wanted plan plans planned seek seeks sought aim aims aimed hope hopes intend intends
  called describe described describes wrote writes termed
  worth goods
  thus therefore instead rather towards toward within without between across along during since until
`)

/** Of these the opposite is meant as soon as one is missing. */
export function isLight(word: string): boolean {
  return LIGHT.has(word)
}

const DETERMINERS = set(
  'a an the its their his her this that these those of no any every each some our my your',
)

/** Whether a word is likely the verb of what is told. English only; words of other languages are taken as they come. */
export function isVerb(text: string, words: readonly Token[], at: number): boolean {
  const own = words[at]
  if (!own || isCapital(text, own.start)) return false
  const { word } = own
  if (SAYING.has(word) || ACTING.has(word) || PERSON_VERBS.has(word)) return true
  const before = words[at - 1]
  const isAfterNoun = before !== undefined && !DETERMINERS.has(before.word)
  if (/[a-z]{2}ed$/.test(word)) return isAfterNoun
  if (word.endsWith('ing') && word.length > 5 && before && /^,\s$/.test(text.slice(before.end, own.start)))
    return true
  if (before && before.word !== 'a' && (AUXILIARIES.has(before.word) || before.word === 'to'))
    return !word.endsWith('ly') && word.length > 3
  return (
    /[a-z]{3}s$/.test(word) &&
    !word.endsWith('ss') &&
    before !== undefined &&
    at > 1 &&
    isCapital(text, before.start)
  )
}
