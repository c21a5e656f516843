import { ConfigError } from '../config.ts'
import { hasCode } from '../errors.ts'
import { KnowledgeError } from '../knowledge/knowledgeError.ts'
import { problemLine } from '../source/problem.ts'

/** Why the program cannot start, for whoever started it: what to mend and where, no stack trace. */
export function failureText(error: unknown): string {
  if (error instanceof KnowledgeError) {
    const errors = error.problems.filter(({ severity }) => severity === 'error')
    return [...errors.map(problemLine), error.message].join('\n')
  }
  if (error instanceof ConfigError) return error.message
  if (error instanceof Error && 'path' in error && hasCode(error, 'ENOENT'))
    return `There is no ${String(error.path)}. KNOWLEDGE_DIR must name the knowledge folder.`
  return error instanceof Error ? error.message : String(error)
}
