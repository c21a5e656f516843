import { readFile } from 'node:fs/promises'
import { stderr, stdin, stdout } from 'node:process'
import { buffer } from 'node:stream/consumers'
import { openBackgrounder } from '../command/open.ts'
import { loadConfig } from '../config.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { within } from '../query/scope.ts'
import { parseDate } from '../source/date.ts'
import { runInSlices } from '../source/slices.ts'
import { verificationData } from '../verify/data.ts'
import type { Verification } from '../verify/verification.ts'
import { verifyDraft } from '../verify/verify.ts'
import { githubAnnotations, sarif, type Draft } from './annotations.ts'
import { failureText } from './failure.ts'
import { createPen } from './pen.ts'
import { sheetFor, write } from './screen.ts'
import { UsageError } from './usageError.ts'
import { verificationLines } from './verificationText.ts'
import { parseVerifyOptions, verifyUsage, type VerifyOptions } from './verifyOptions.ts'

/* The command line of `npm run verify`: a draft compared with the sources. */

const EXIT_CODES = { agrees: 0, differs: 1, unusable: 2 } as const
/** Of a longer draft nobody reads the check at once. */
const LONGEST_DRAFT = 1_000_000

// A reader that closes the pipe early, as `verify … | head` does, is no failure.
stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? EXIT_CODES.agrees : EXIT_CODES.unusable)
})

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseVerifyOptions(args)
    if (options.file === undefined) {
      stdout.write(verifyUsage)
      return EXIT_CODES.agrees
    }
    const draft = await readDraftFile(options.file)
    const { store } = await openBackgrounder(loadConfig())
    const snapshot = within(store.snapshot, options.asOf ? { asOf: options.asOf } : {})
    const date = options.date ?? parseDate(new Date().toISOString().slice(0, 10))
    const verification = await runInSlices(verifyDraft(snapshot, draft.text, { date }))
    await write(stdout, written(options, draft, snapshot, verification))
    return verification.coverage.differs > 0 ? EXIT_CODES.differs : EXIT_CODES.agrees
  } catch (error) {
    stderr.write(failureText(error) + (error instanceof UsageError ? `\n\n${verifyUsage}` : '\n'))
    return EXIT_CODES.unusable
  }
}

async function readDraftFile(file: string): Promise<Draft> {
  const bytes = file === '-' ? await buffer(stdin) : await read(file)
  if (bytes.length > LONGEST_DRAFT) throw new Error(`${file} is longer than ${LONGEST_DRAFT} bytes.`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { file: file === '-' ? 'stdin' : file, text }
  } catch (cause) {
    throw new Error(`${file} is no text in UTF-8.`, { cause })
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new Error(`${file} cannot be read.`, { cause })
  }
}

function written(
  { format }: VerifyOptions,
  draft: Draft,
  snapshot: Snapshot,
  verification: Verification,
): string {
  if (format === 'json') return `${JSON.stringify(verificationData(snapshot, verification))}\n`
  if (format === 'sarif') return `${sarif(draft, verification)}\n`
  if (format === 'github')
    return githubAnnotations(draft, verification)
      .map((line) => `${line}\n`)
      .join('')
  const { width, coloured } = sheetFor(stdout, () => undefined)
  const titleOf = (source: string): string => snapshot.sources.get(source)?.particulars.title ?? source
  return `${verificationLines(verification, titleOf, createPen(width, coloured)).join('\n')}\n`
}
