import type { Problem } from '../source/problem.ts'

/** Knowledge that cannot be served, with all that is wrong with it. */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[]

  constructor(folder: string, problems: readonly Problem[]) {
    super(`The knowledge folder ${folder} has errors.`)
    this.name = 'KnowledgeError'
    this.problems = problems
  }
}
