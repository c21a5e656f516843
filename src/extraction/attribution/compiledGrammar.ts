import { speechActs, type SpeechAct } from './attribution.ts'
import { arabic } from './grammars/arabic.ts'
import { english } from './grammars/english.ts'
import { french } from './grammars/french.ts'
import { german } from './grammars/german.ts'
import { russian } from './grammars/russian.ts'
import { spanish } from './grammars/spanish.ts'
import type { Grammar } from './grammar.ts'
import { byLanguage, items } from '../byLanguage.ts'
import { smallWords } from '../smallWords.ts'
import { plainWord, type Word } from './words.ts'

const listNames = [
  'needsQuotation',
  'toSomebody',
  'nouns',
  'participles',
  'auxiliaries',
  'that',
  'between',
  'hinders',
  'opens',
  'and',
  'clause',
  'joins',
  'ends',
  'articles',
  'adverbs',
  'prepositions',
  'speakers',
  'he',
  'it',
  'otherPronouns',
  'times',
] as const satisfies readonly (keyof Grammar)[]
type ListName = (typeof listNames)[number]

/** A grammar that words can be looked up in. */
export interface CompiledGrammar extends Pick<
  Grammar,
  'order' | 'capitalsAreNames' | 'isPreposed' | 'commaOpens' | 'dropsPronouns'
> {
  /** Whether a list has the word. */
  readonly has: (list: ListName, word: Word | undefined) => boolean
  /** The verb that begins with a word, and of how many words it is. */
  readonly verbAt: (words: readonly Word[], at: number) => FoundVerb | undefined
  /** Whether the verb may do something else than say. */
  readonly isQuoting: (form: string) => boolean
  /** Whether behind the verb stands whom it is said to. */
  readonly isToSomebody: (form: string) => boolean
  /** How many words name the source of a statement, from a word on; 0 where they do not. */
  readonly sourceAt: (words: readonly Word[], at: number) => number
  /** Tells quickly that a text has none of the verbs and names no source. */
  readonly mayAttribute: (text: string) => boolean
}

export interface FoundVerb {
  readonly act: SpeechAct
  readonly form: string
  readonly length: number
}

const grammars: Readonly<Record<string, Grammar>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
}

/** Undefined for a language without a grammar. */
export const grammarOf = byLanguage(grammars, compile)

function compile(grammar: Grammar): CompiledGrammar {
  const verbs = new Map<string, SpeechAct>()
  for (const act of speechActs) for (const form of items(grammar.verbs[act] ?? '')) verbs.set(form, act)
  const sources = new Set(items(grammar.accordingTo))
  const lists = new Map<ListName, ReadonlySet<string>>(
    listNames.map((name) => [name, new Set(items(grammar[name]))]),
  )
  const longest = Math.max(...[...verbs.keys(), ...sources].map((form) => form.split('_').length))
  const joined = (words: readonly Word[], at: number, length: number): string =>
    words
      .slice(at, at + length)
      .map(({ small }) => small)
      .join('_')
  const firsts = new Set([...verbs.keys(), ...sources].map((form) => form.split('_', 1)[0] ?? ''))
  return {
    order: grammar.order,
    capitalsAreNames: grammar.capitalsAreNames,
    isPreposed: grammar.isPreposed,
    commaOpens: grammar.commaOpens,
    dropsPronouns: grammar.dropsPronouns,
    // "US" and "IT" are no pronouns.
    has: (list, word) =>
      word !== undefined && !ACRONYM.test(word.text) && lists.get(list)?.has(word.small) === true,
    verbAt: (words, at) => {
      for (let length = longest; length > 0; length -= 1) {
        const form = joined(words, at, length)
        const act = verbs.get(form)
        if (act !== undefined) return { act, form, length }
      }
      return undefined
    },
    isQuoting: (form) => lists.get('needsQuotation')?.has(form) === true,
    isToSomebody: (form) => lists.get('toSomebody')?.has(form) === true,
    sourceAt: (words, at) => {
      for (let length = longest; length > 0; length -= 1)
        if (sources.has(joined(words, at, length))) return length
      return 0
    },
    mayAttribute: (text) => smallWords(text).some((word) => firsts.has(plainWord(word))),
  }
}

const ACRONYM = /^\p{Lu}{2,}$/u
