import { isNode, LineCounter, parseDocument, visit, type Document } from 'yaml'
import { error, warning, type Location, type Problem } from './problem.ts'

/** A YAML text as data, and the way back from a piece of the data to its place in the file. */
export interface Yaml {
  /** What the text says; undefined where it is empty or not YAML. */
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** Where the value at a path of keys and indexes begins; the nearest thing around it where it is absent. */
  readonly locate: (path: readonly PropertyKey[]) => Location
}

/**
 * Reads YAML 1.2.
 * @param firstLine the line of the file on which the text begins, from 1.
 */
export function readYaml(file: string, text: string, firstLine = 1): Yaml {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const problems = some([
    ...document.errors.map((problem) =>
      error(at(problem.pos[0]), `is not YAML: ${problem.message}${hintFor(problem.code)}`),
    ),
    ...unresolved(document).map(({ name, offset }) =>
      error(at(offset), `is not YAML: *${name} stands for nothing`),
    ),
    ...cutByComments(document, text).map(({ value, offset }) =>
      warning(
        at(offset),
        `a comment begins here, so that what stands before it is all: ${JSON.stringify(value)}; put the whole into quotes if it belongs together`,
      ),
    ),
    ...document.warnings.map((problem) => warning(at(problem.pos[0]), problem.message)),
  ])
  const locate = (path: readonly PropertyKey[]): Location => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return at(node.range[0])
    }
    return at(document.contents?.range[0] ?? 0)
  }
  if (problems.some(({ severity }) => severity === 'error')) return { value: undefined, problems, locate }
  try {
    // An alias repeated in an alias makes a small file enormous ("billion laughs").
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { value: value ?? undefined, problems, locate }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    return { value: undefined, problems: [...problems, error(at(0), `is not YAML: ${message}`)], locate }
  }
}

/** What most often brings a complaint about. */
function hintFor(code: string): string {
  return code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY'
    ? '; a value that holds a colon and a space must stand in quotes'
    : ''
}

/** Values of words, without quotes, that a number sign cuts short: "Fire #Harbour" and "Fire in the # harbour". */
function cutByComments(
  document: Document,
  text: string,
): { readonly value: string; readonly offset: number }[] {
  const found: { value: string; offset: number }[] = []
  visit(document, {
    Scalar(_, { type, value, range }) {
      if (type !== 'PLAIN' || typeof value !== 'string' || !range) return
      const end = range[1]
      const comment = /^[ \t]+#\S?/.exec(text.slice(end, end + 200))?.[0]
      if (comment === undefined || (comment.endsWith('#') && !value.includes(' '))) return
      found.push({ value, offset: end + comment.indexOf('#') })
    },
  })
  return found
}

/** Of more the last are counted only: what is nested deep makes a complaint for every level. */
const MOST_PROBLEMS = 20

function some(problems: readonly Problem[]): Problem[] {
  const [first] = problems
  const more = problems.length - MOST_PROBLEMS
  if (first === undefined || more <= 0) return [...problems]
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    error(first, `is not YAML: ${more} more complaints like these`),
  ]
}

/** Aliases without the anchor that they stand for. */
function unresolved(document: Document): { readonly name: string; readonly offset: number }[] {
  const found: { name: string; offset: number }[] = []
  visit(document, {
    Alias(_, alias) {
      if (!alias.resolve(document)) found.push({ name: alias.source, offset: alias.range?.[0] ?? 0 })
    },
  })
  return found
}
