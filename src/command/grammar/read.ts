import type { Request } from '../../card/request.ts'
import { LONGEST_TEXT } from '../arguments.ts'
import type { CommandSpecification } from '../specification.ts'
import { readArguments } from './readArguments.ts'
import type { KnownAs } from './splitNames.ts'
import { withoutFilters } from './wholeLine.ts'

/*
 * Reads what people type: `/timeline India from:2024-11`, `/relation "Pakistani Taliban" Pakistan`, or a question
 * without a slash.
 */

/**
 * @param knownAs tells whether words are the name of something; it decides where one name ends and the next begins.
 * @returns a request for the command that was typed, whether there is such a command or not; `ask` for text without a slash.
 */
export function readText(
  text: string,
  specifications: readonly CommandSpecification[],
  knownAs: KnownAs,
): Request {
  const typed = text.slice(0, LONGEST_TEXT).trim()
  if (!typed.startsWith('/')) return readQuestion(typed, named(specifications, 'ask'))
  const line = typed.slice(1).trimStart()
  const [first = '', second = ''] = line.split(/\s+/, 2)
  const specification =
    named(specifications, `${first} ${second}`.toLowerCase()) ?? named(specifications, first.toLowerCase())
  if (!specification) return { command: first.toLowerCase(), arguments: {}, page: 1 }
  const rest = line.replace(wordsPattern(specification.name), '')
  return { command: specification.name, arguments: readArguments(rest, specification, knownAs), page: 1 }
}

/** A question, word for word, without the filters in it. */
function readQuestion(typed: string, ask: CommandSpecification | undefined): Request {
  const { words, filters } = ask ? withoutFilters(typed, ask) : { words: typed, filters: {} }
  return { command: 'ask', arguments: { question: words, ...filters }, page: 1 }
}

function named(
  specifications: readonly CommandSpecification[],
  name: string,
): CommandSpecification | undefined {
  return specifications.find((specification) => specification.name === name)
}

function wordsPattern(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(' ', '\\s+')}\\s*`, 'i')
}
