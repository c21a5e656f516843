import { parseArgs } from 'node:util'
import { viewNamed, views, type View } from '../card/view.ts'
import { UsageError } from './usageError.ts'

/** What the command line of `ask` says. */
export type AskOptions =
  | { readonly mode: 'help' }
  | { readonly mode: 'stdin'; readonly json: boolean }
  | {
      readonly mode: 'one'
      readonly json: boolean
      readonly text: string
      readonly view?: View
      readonly page: number
      readonly image?: string
    }
  | { readonly mode: 'explain'; readonly json: boolean; readonly text: string }

export const usage = `Usage: npm run ask -- [options] "/actor TTP"
       npm run --silent ask -- --json --stdin < questions.txt
       npm run ask -- --explain "/ask who closed the quay"

Prints the card that answers a command, or a question in your own words. /help lists the commands.
from:2024-09 to:2024-10 publisher:reuters kind:news language:de narrow whichever is asked.

Options:
  --view V   a part of the answer: ${views.join(', ')}
  --page N   the Nth page of it
  --json     one line of JSON: status, every excerpt with its place in its source, and the card
  --stdin    reads one command a line and answers one line a command, in the same order
  --explain  instead of the card of /ask, how the question was read, how the first three excerpts got
             their scores, and what speaks for and against their being evidence; of every other
             command what its first ten findings were read from; with --json as data
  --image F  saves the picture of the card, or of the first of its views that has one, as F, a PNG
  --help     this text

Exit code: 0 answered, 1 no evidence or more than one meaning, 2 not to be read as a command,
or settings or knowledge that cannot be used. With --stdin every line has its own status.
`

const options = {
  view: { type: 'string' },
  page: { type: 'string' },
  json: { type: 'boolean', default: false },
  stdin: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  image: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/**
 * Reads the arguments of `ask`.
 * @throws UsageError
 */
export function parseAskOptions(args: readonly string[]): AskOptions {
  const { values, positionals } = parsed(args)
  const { json, stdin, explain, help, page = '1' } = values
  if (help) return { mode: 'help' }
  if (values.image !== undefined && (stdin || explain || values.image.trim() === ''))
    throw new UsageError('--image takes the name of a file, for one card.')
  const text = positionals.join(' ').trim()
  if (stdin) {
    if (text !== '' || values.page !== undefined || values.view !== undefined || explain)
      throw new UsageError('--stdin takes commands from standard input only, each with its first view.')
    return { mode: 'stdin', json }
  }
  if (text === '') throw new UsageError('There is no command or question.')
  if (explain) {
    if (values.page !== undefined || values.view !== undefined)
      throw new UsageError('--explain has no views and no pages.')
    return { mode: 'explain', json, text }
  }
  if (!/^[1-9]\d{0,5}$/.test(page)) throw new UsageError('--page takes a number from 1.')
  const { image } = values
  const view = values.view === undefined ? undefined : readView(values.view)
  return {
    mode: 'one',
    json,
    text,
    ...(view && { view }),
    page: Number(page),
    ...(image !== undefined && { image }),
  }
}

function readView(name: string): View {
  const view = viewNamed(name.trim().toLowerCase())
  if (!view) throw new UsageError(`--view takes one of ${views.join(', ')}.`)
  return view
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
