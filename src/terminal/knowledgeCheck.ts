import path from 'node:path'
import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { reserved } from '../command/list.ts'
import { loadConfig } from '../config.ts'
import { readFeedSettings } from '../ingest/feeds/settings.ts'
import { canBeServed, loadKnowledge, type LoadedKnowledge } from '../knowledge/load.ts'
import { problemLine, sortProblems } from '../source/problem.ts'
import { failureText } from './failure.ts'
import { createPen, run } from './pen.ts'

/* The command line of `npm run knowledge:check`: every problem of a knowledge folder, where it is, and a summary. */

const usage = `Usage: npm run knowledge:check -- [--json] [FOLDER]

Checks a knowledge folder, by default the one that KNOWLEDGE_DIR names, and prints every problem with
its file, line and column. Exit code: 0 it can be served, 1 it has errors, 2 it cannot be checked.
`

const EXIT_CODES = { served: 0, errors: 1, unusable: 2 } as const

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    })
    if (values.help || positionals.length > 1) {
      const stream = values.help ? stdout : stderr
      stream.write(usage)
      return values.help ? EXIT_CODES.served : EXIT_CODES.unusable
    }
    const folder = positionals[0] ?? loadConfig().KNOWLEDGE_DIR
    const loaded = await checkAll(folder)
    const errors = loaded.problems.filter(({ severity }) => severity === 'error').length
    stdout.write(values.json ? jsonReport(folder, loaded, errors) : textReport(folder, loaded, errors))
    return errors > 0 ? EXIT_CODES.errors : EXIT_CODES.served
  } catch (error) {
    stderr.write(`${failureText(error)}\n`)
    return EXIT_CODES.unusable
  }
}

/** The feeds are no knowledge, but an editor writes them in the same folder. */
async function checkAll(folder: string): Promise<LoadedKnowledge> {
  const loaded = await loadKnowledge(folder, reserved)
  const { problems } = await readFeedSettings(folder)
  return { ...loaded, problems: sortProblems([...loaded.problems, ...problems]) }
}

function jsonReport(folder: string, { sources, records, problems }: LoadedKnowledge, errors: number): string {
  const warnings = problems.length - errors
  const report = { folder, sources: sources.size, records: records.length, errors, warnings, problems }
  return `${JSON.stringify(report)}\n`
}

/** Paths begin at the folder that the check was started in, so that a terminal can open them. */
function textReport(folder: string, loaded: LoadedKnowledge, errors: number): string {
  const { sources, records, problems } = loaded
  const pen = createPen(Infinity, false)
  const lines = problems.map((problem) =>
    pen.line(run(problemLine({ ...problem, file: path.join(folder, problem.file) }))),
  )
  const counted = [count(errors, 'error'), count(problems.length - errors, 'warning')].join(', ')
  const verdict = !canBeServed(loaded)
    ? 'It cannot be served before the errors are mended.'
    : errors > 0
      ? 'It can be served without the sources that have errors.'
      : 'It can be served.'
  const summary = `${folder}: ${count(sources.size, 'source')}, ${count(records.length, 'record')}; ${counted}. ${verdict}`
  return `${[...lines, summary].join('\n')}\n`
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}
