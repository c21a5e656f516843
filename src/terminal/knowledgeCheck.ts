import { visible } from '../card/visible.ts'
import { reserved } from '../command/list.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { problemLine } from '../source/problem.ts'

/* Checks a knowledge folder and prints every problem; exit code 1 if any is an error. */

const folder = process.argv[2] ?? process.env['KNOWLEDGE_DIR'] ?? 'knowledge'
const { sources, records, problems } = await loadKnowledge(folder, reserved)
for (const problem of problems) process.stdout.write(`${visible(problemLine(problem))}\n`)
const errors = problems.filter(({ severity }) => severity === 'error').length
process.stdout.write(
  `${sources.size} sources, ${records.length} records: ${errors} errors, ${problems.length - errors} warnings\n`,
)
process.exitCode = errors > 0 ? 1 : 0
