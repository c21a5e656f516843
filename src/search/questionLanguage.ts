import { KNOWN_LANGUAGES, language, languageCode } from './languages.ts'
import type { Token } from './tokens.ts'

/** What a language is written in; Latin letters where nothing is said. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  ps: /\p{Script=Arabic}/u,
  ur: /\p{Script=Arabic}/u,
  bg: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  el: /\p{Script=Greek}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ko: /\p{Script=Hangul}/u,
  th: /\p{Script=Thai}/u,
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
}
const LATIN = /\p{Script=Latin}/u

/** Letters and marks that hardly another language writes. */
const OWN_LETTERS: Readonly<Record<string, RegExp>> = {
  de: /ß/iu,
  es: /[ñ¿¡]/iu,
  fa: /[پچگژ]/u,
  fr: /œ|(?<!\p{L})(?:[cdjlmnst]|qu)['’]\p{L}|\s[?!]/iu,
  hu: /[őű]/iu,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  pt: /[ãõ]/iu,
  tr: /[ğışİ]/u,
  uk: /[іїєґ]/iu,
  ur: /[ٹڈڑںےھہ]/u,
}

/** The language that is taken where nothing speaks for another, and how much speaks for it. */
const USUAL = 'en'
const PRIOR = 0.5
/** A word of grammar that the usual language has as a word of its own says less: "war", "die", "will". */
const DOUBTFUL = 0.4

/** A language that texts are in. */
export interface TextLanguage {
  readonly code: string
  /** Whether its texts have the word. */
  knows(word: string): boolean
}

/**
 * Tells in which language a question is written: by its script, its words of grammar, and letters that other languages
 * do not have. Which texts there are in other languages makes no difference, so that they cannot change an answer;
 * only a question that says nothing of its language, and of which the usual one's texts know nothing, is taken for one
 * in the language whose texts know most of it.
 * @param found the question's words.
 * @param locale the reader's, BCP 47, if it is known.
 * @returns the language's code, as of `languageCode`.
 */
export function questionLanguage(
  text: string,
  found: readonly Token[],
  collected: readonly TextLanguage[],
  locale?: string,
): string {
  const isWrittenHere = writtenIn(text)
  const candidates = [
    ...new Set([...KNOWN_LANGUAGES, ...Object.keys(SCRIPTS), ...collected.map(({ code }) => code)]),
  ].filter(isWrittenHere)
  const preferred = languageCode(locale ?? '')
  const usual = [preferred, USUAL, ...collected.map(({ code }) => code), ...candidates].find((code) =>
    candidates.includes(code),
  )
  if (usual === undefined) return USUAL
  const usualTexts = collected.find(({ code }) => code === usual)
  const points = new Map(candidates.map((code) => [code, pointsFor(code, text, found, usual, usualTexts)]))
  const best = [...points].reduce(
    (most, next) => (next[1] > most[1] ? next : most),
    [usual, points.get(usual) ?? 0],
  )
  if (best[1] > PRIOR) return best[0]
  return mostKnowing(
    found,
    usual,
    collected.filter(({ code }) => candidates.includes(code)),
  )
}

/** Whether most of the text's letters are those of a language. */
function writtenIn(text: string): (code: string) => boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const counts = new Map<RegExp, number>()
  return (code) => {
    const script = SCRIPTS[code] ?? LATIN
    let count = counts.get(script)
    if (count === undefined) {
      count = letters.filter((letter) => script.test(letter)).length
      counts.set(script, count)
    }
    return 2 * count > letters.length || letters.length === 0
  }
}

function pointsFor(
  code: string,
  text: string,
  found: readonly Token[],
  usual: string,
  usualTexts: TextLanguage | undefined,
): number {
  const { isStopWord } = language(code)
  const usualRules = language(usual)
  let points = code === usual ? PRIOR : 0
  for (const { word } of found) {
    if (!isStopWord(word)) continue
    const isDoubtful = code !== usual && !usualRules.isStopWord(word) && usualTexts?.knows(word) === true
    points += isDoubtful ? DOUBTFUL : 1
  }
  return OWN_LETTERS[code]?.test(text) === true ? points + 1 : points
}

function mostKnowing(found: readonly Token[], usual: string, collected: readonly TextLanguage[]): string {
  const known = (texts: TextLanguage): number => found.filter(({ word }) => texts.knows(word)).length
  const usualTexts = collected.find(({ code }) => code === usual)
  if (usualTexts && known(usualTexts) > 0) return usual
  let best = { code: usual, count: 0 }
  for (const texts of collected) {
    const count = known(texts)
    if (count > best.count) best = { code: texts.code, count }
  }
  return best.code
}
