/** Something wrong in a knowledge folder, told so that an editor can go to the place and mend it. */
export interface Problem {
  /** A source with an error is left out; an error elsewhere keeps the folder from being served; a warning does neither. */
  readonly severity: 'error' | 'warning'
  /** The file's path inside the knowledge folder, with forward slashes. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1, in UTF-16 units. */
  readonly column: number
  readonly message: string
}

/** A place in a file, counted as `Problem` counts. */
export type Location = Pick<Problem, 'file' | 'line' | 'column'>

export function error(at: Location, message: string): Problem {
  return { severity: 'error', file: at.file, line: at.line, column: at.column, message }
}

export function warning(at: Location, message: string): Problem {
  return { ...error(at, message), severity: 'warning' }
}

/** The line and column of an offset into a text. */
export function locationOf(file: string, text: string, offset: number): Location {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 }
}

/** By file, line and column: the order in which an editor goes through them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
  )
}

/** One line, in the form that editors and terminals turn into a link. */
export function problemLine(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.severity}: ${problem.message}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
