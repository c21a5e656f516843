import { byLanguage, items } from '../byLanguage.ts'
import { smallWords } from '../smallWords.ts'
import { arabic } from './languages/arabic.ts'
import { english } from './languages/english.ts'
import { french } from './languages/french.ts'
import { german } from './languages/german.ts'
import { russian } from './languages/russian.ts'
import { spanish } from './languages/spanish.ts'
import type { NumberLanguage } from './language.ts'
import { measures, type Bound, type Measure } from './quantity.ts'

/** A language's numbers as regular expressions. */
export interface CompiledLanguage {
  readonly written: NumberLanguage
  readonly values: ReadonlyMap<string, number>
  /** A number with its scale, in digits or in words; the former finds those in digits only. */
  readonly inDigits: RegExp
  readonly inAnyForm: RegExp
  /** Tells quickly that a text has no number in words. */
  readonly mayHaveWords: (text: string) => boolean
  /** At the end of what stands before a number. */
  readonly bound: RegExp
  readonly boundOf: (words: string) => Bound
  /** By a word behind a number its unit. */
  readonly unitOf: (word: string) => string | undefined
  readonly times: ReadonlySet<string>
  readonly ends: ReadonlySet<string>
  readonly people: ReadonlySet<string>
  readonly measures: readonly { readonly measure: Measure; readonly words: RegExp }[]
  readonly sum: RegExp
}

const languages: Readonly<Record<string, NumberLanguage>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
}

/** Undefined for a language whose numbers are not known. */
export const numberLanguage = byLanguage(languages, compile)

const EDGE = String.raw`(?<![\p{L}\p{M}\p{N}])`
const END = String.raw`(?![\p{L}\p{M}\p{N}])`
const SPACE = String.raw`[\s\u00a0\u202f]`
/** Digits in groups of three, by any sign, or a fraction. */
const DIGITS = String.raw`(?<![\p{L}\p{N}.,:/-]|\p{N}[.,])\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?|(?<![\p{L}\p{N}.,:/-])\d{1,3}(?:[ \u00a0\u202f]\d{3})+|(?<![\p{L}\p{N}.,:/-])\d+(?:[.,]\d+)?`

function compile(written: NumberLanguage): CompiledLanguage {
  const inFull = valuesOf(written.words)
  const values = new Map([...inFull, ...valuesOf(written.abbreviations)])
  const any = longestFirst(inFull.keys()).join('|')
  const scale = longestFirst(values.keys())
    .filter((word) => (values.get(word) ?? 0) >= 100)
    .join('|')
  const and = written.and === '' ? '' : `${SPACE}${written.and}${SPACE}|${written.and}|`
  const inWords = `${EDGE}(?<!-)(?:${any})(?:(?:${and}${SPACE}|-${written.joins ? '|' : ''})(?:${any}))*${END}`
  const bounds = written.bounds.map(([pattern]) => pattern.replaceAll(' ', String.raw`\s+`)).join('|')
  const units = unitsOf(written)
  const digits = `(?<digits>${DIGITS})(?<scale>(?:${SPACE}?(?:${scale})\\.?${END})*)`
  const telling = new Set([...inFull].flatMap(([word, value]) => (value > 1 ? word : [])))
  const compound = new RegExp(`^(?:(?:${any}|${written.and})){2,}$`)
  return {
    written,
    values,
    inDigits: new RegExp(digits, 'giu'),
    inAnyForm: new RegExp(`${digits}|(?<words>${inWords})`, 'giu'),
    mayHaveWords: (text) =>
      smallWords(text).some((word) => telling.has(word) || (written.joins && compound.test(word))),
    bound: new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${bounds})\s*(?:the\s+|de\s+|d['’]\s*)?$`, 'iu'),
    boundOf: (found) =>
      written.bounds.find(([pattern]) =>
        new RegExp(String.raw`^(?:${pattern.replaceAll(' ', String.raw`\s+`)})(?![\p{L}\p{M}])`, 'iu').test(
          found,
        ),
      )?.[1] ?? 'exactly',
    unitOf: (word) => units.get(word),
    times: new Set(items(written.times)),
    ends: new Set(items(written.ends)),
    people: new Set(items(written.people)),
    measures: measures.flatMap((measure) => {
      const pattern = written.measures[measure]
      return pattern === undefined
        ? []
        : [{ measure, words: new RegExp(`${EDGE}(?:${pattern})${END}`, 'giu') }]
    }),
    sum: new RegExp(`${EDGE}(?:${written.sum})${END}`, 'iu'),
  }
}

function valuesOf(list: string): Map<string, number> {
  return new Map(
    items(list).map((pair): [string, number] => {
      const [word = '', value = ''] = pair.split('=')
      return [word, Number(value)]
    }),
  )
}

function longestFirst(words: Iterable<string>): string[] {
  return [...words].sort((a, b) => b.length - a.length)
}

function unitsOf({ percent, currencies, units }: NumberLanguage): ReadonlyMap<string, string> {
  const found = new Map(
    items(percent).map((word): [string, string] => [word.replaceAll('_', ' '), 'percent']),
  )
  for (const table of [currencies, units])
    for (const [unit, words] of Object.entries(table))
      for (const word of items(words)) found.set(word.replaceAll('_', ' '), unit)
  return found
}
