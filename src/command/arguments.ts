import { withoutCodes } from './grammar/cleaning.ts'
import { parseDate, type EdtfDate } from '../source/date.ts'
import type { ArgumentSpecification } from './specification.ts'

/** An argument together with how its text becomes a value. */
export interface Argument<Value> extends ArgumentSpecification {
  /** @throws ArgumentError where the text is no such value, or is absent and required. */
  readonly parse: (given: string | undefined) => Value
}

/** What is wrong with an argument: the end of a sentence that begins with the command. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
}

type Extras = Pick<ArgumentSpecification, 'suggest' | 'hidden' | 'form'>

export function requiredText(name: string, description: string, extras: Extras = {}): Argument<string> {
  return {
    name,
    description,
    type: 'text',
    required: true,
    ...extras,
    parse: (given) => {
      const text = wordsOf(given)
      if (text === undefined) throw new ArgumentError(`needs ${article(name)} ${name}`)
      return text
    },
  }
}

export function optionalText(
  name: string,
  description: string,
  extras: Extras = {},
): Argument<string | undefined> {
  return { name, description, type: 'text', required: false, ...extras, parse: wordsOf }
}

export function optionalInteger(name: string, description: string): Argument<number | undefined> {
  return {
    name,
    description,
    type: 'integer',
    required: false,
    parse: (given) => {
      const text = trimmed(given)
      if (text === undefined) return undefined
      if (!/^-?\d{1,9}$/.test(text)) throw new ArgumentError(`needs a whole number as ${name}`)
      return Number(text)
    },
  }
}

export function optionalDate(name: string, description: string): Argument<EdtfDate | undefined> {
  return {
    name,
    description,
    type: 'date',
    required: false,
    parse: (given) => {
      const text = trimmed(given)
      try {
        return text === undefined ? undefined : parseDate(text.slice(0, LONGEST_DATE))
      } catch {
        throw new ArgumentError(`needs a date such as 2024, 2024-11 or 2025-01-08 as ${name}`)
      }
    },
  }
}

const LONGEST_DATE = 40
/** Longer text is cut, to bound the time that it takes; it is far above the length of real questions. */
export const LONGEST_TEXT = 10_000

/** The words of a text that came from a chat; undefined where there are none. */
function wordsOf(given: string | undefined): string | undefined {
  const text = trimmed(given)
  return text === undefined ? undefined : trimmed(withoutCodes(text))
}

function trimmed(given: string | undefined): string | undefined {
  const text = given?.slice(0, LONGEST_TEXT).trim()
  return text === '' ? undefined : text
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a'
}
