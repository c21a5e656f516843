import { problemLine, type Problem } from '../source/problem.ts'
import { lines, type Unit } from './units.ts'

/** What the check found, a line each. */
export function problemLines(problems: readonly Problem[]): readonly Unit[] {
  return lines(
    'Problems',
    problems.map((problem) => [problemLine(problem), '']),
  )
}
