import { parseArgs } from 'node:util'
import { parseDate, type EdtfDate } from '../source/date.ts'
import { UsageError } from './usageError.ts'

const formats = ['text', 'json', 'sarif', 'github'] as const

/** What the command line of `verify` says. */
export interface VerifyOptions {
  /** A path, or `-` for standard input; absent where only help is asked for. */
  readonly file?: string
  readonly format: (typeof formats)[number]
  /** The day that the draft's "on Tuesday" is counted from, where it does not say so itself. */
  readonly date?: EdtfDate
  readonly asOf?: EdtfDate
}

export const verifyUsage = `Usage: npm run verify -- [options] draft.md
       npm run --silent verify -- --json - < draft.txt

Compares a draft with the sources, sentence by sentence: names with their offices, dates, numbers, quotations and who
did what. It says what the sources say, never what is true.

Options:
  --json        the whole check as one line of JSON, with offsets and hashes
  --sarif       as SARIF 2.1.0, for what shows findings beside a text
  --github      as annotations for GitHub Actions
  --date D      the day that "on Tuesday" is counted from; else the front matter's date, else today
  --as-of D     only what could be read on that day
  --help        this text

Exit code: 0 nothing differs, 1 something differs, 2 a draft, settings or knowledge that cannot be read.
`

/**
 * Reads the arguments of `verify`.
 * @throws UsageError
 */
export function parseVerifyOptions(args: readonly string[]): VerifyOptions {
  const { values, positionals } = parsed(args)
  if (values.help) return { format: 'text' }
  const chosen = formats.filter((format) => format !== 'text' && values[format])
  if (chosen.length > 1)
    throw new UsageError('Only one of --json, --sarif and --github can be written at once.')
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new UsageError('There must be one draft; - is standard input.')
  const date = dateOf('--date', values.date)
  const asOf = dateOf('--as-of', values['as-of'])
  return { file, format: chosen[0] ?? 'text', ...(date && { date }), ...(asOf && { asOf }) }
}

function dateOf(option: string, given: string | undefined): EdtfDate | undefined {
  if (given === undefined) return undefined
  try {
    return parseDate(given)
  } catch (cause) {
    throw new UsageError(`${option} takes a date such as 2031, 2031-11 or 2031-11-05.`, { cause })
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        sarif: { type: 'boolean', default: false },
        github: { type: 'boolean', default: false },
        date: { type: 'string' },
        'as-of': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
