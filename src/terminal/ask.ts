import { writeFile } from 'node:fs/promises'
import { stderr, stdin, stdout } from 'node:process'
import type { Card } from '../card/card.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import { printRequest } from '../command/grammar/print.ts'
import { openBackgrounder } from '../command/open.ts'
import { loadConfig } from '../config.ts'
import { pictureOf } from '../picture/picture.ts'
import { explainQuestion } from '../query/explain.ts'
import { explainFindings } from '../query/explainFindings.ts'
import { explainName } from '../query/explainName.ts'
import { cardText, jsonLine, replyTo, summaryLine } from './answers.ts'
import { parseAskOptions, usage, type AskOptions } from './askOptions.ts'
import { statusOf } from './data.ts'
import { explanationLines } from './explanation.ts'
import { findingLines } from './findingsExplanation.ts'
import { failureText } from './failure.ts'
import { linesOf } from './lines.ts'
import { createPen } from './pen.ts'
import { sheetFor, write } from './screen.ts'
import { UsageError } from './usageError.ts'

/* The command line of `npm run ask`: one card, or one line for each line of standard input. */

const EXIT_CODES = { found: 0, ambiguous: 1, none: 1, error: 2 } as const
const UNUSABLE = 2
/** So many excerpts are explained. */
const EXPLAINED = 3
const EXPLAINED_FINDINGS = 10

// A reader that closes the pipe early, as `ask … | head` does, is no failure.
stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? 0 : UNUSABLE)
})

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseAskOptions(args)
    if (options.mode === 'help') {
      stdout.write(usage)
      return 0
    }
    const backgrounder = await openBackgrounder(loadConfig())
    if (options.mode === 'stdin') return await answerLines(backgrounder, options.json)
    if (options.mode === 'explain') return await explainOne(backgrounder, options)
    return await answerOne(backgrounder, options)
  } catch (error) {
    const hint = error instanceof UsageError ? `\n\n${usage}` : '\n'
    stderr.write(failureText(error) + hint)
    return UNUSABLE
  }
}

async function answerOne(
  backgrounder: Backgrounder,
  { text, view, page, json, image }: Extract<AskOptions, { mode: 'one' }>,
): Promise<number> {
  const reply = await replyTo(backgrounder, { ...backgrounder.read(text), ...(view && { view }), page })
  const sheet = sheetFor(stdout, (request) => printRequest(request, backgrounder.specifications))
  await write(stdout, json ? jsonLine(reply) : cardText(reply, sheet))
  if (image !== undefined) await saveImage(await firstPictured(backgrounder, reply.card), image)
  return EXIT_CODES[statusOf(reply.answer)]
}

/** The card, or else the first of its views that has a picture. */
async function firstPictured(backgrounder: Backgrounder, card: Card): Promise<Card> {
  if (card.chart) return card
  for (const { request } of card.views) {
    const { card: other } = await replyTo(backgrounder, request)
    if (other.chart) return other
  }
  return card
}

/** A command line answers one question at a time, so the picture is drawn in this thread. */
async function saveImage(card: Card, file: string): Promise<void> {
  const picture = pictureOf(card)
  if (picture) {
    const { renderPng } = await import('../picture/render.ts')
    await writeFile(file, renderPng(picture.chart))
  }
  stderr.write(picture ? `${picture.altText}\nSaved as ${file}.\n` : 'This card has no picture.\n')
}

async function explainOne(
  backgrounder: Backgrounder,
  { text, json }: Extract<AskOptions, { mode: 'explain' }>,
): Promise<number> {
  const { width, coloured } = sheetFor(stdout, () => '')
  const asked = backgrounder.read(text)
  if (asked.command !== 'ask') {
    const { answer } = await replyTo(backgrounder, asked)
    const findings = answer.status === 'found' ? explainFindings(answer, EXPLAINED_FINDINGS) : []
    const name =
      answer.status === 'found' ? explainName(backgrounder.store.snapshot, answer.subject) : undefined
    const told = json
      ? [JSON.stringify({ status: statusOf(answer), ...(name && { name }), findings })]
      : findingLines(text, findings, name, createPen(width, coloured))
    await write(stdout, `${told.join('\n')}\n`)
    return EXIT_CODES[statusOf(answer)]
  }
  const explained = explainQuestion(
    backgrounder.store.snapshot,
    asked.arguments['question'] ?? '',
    EXPLAINED,
    {
      today: new Date(),
    },
  )
  const lines = json ? [JSON.stringify(explained)] : explanationLines(explained, createPen(width, coloured))
  await write(stdout, `${lines.join('\n')}\n`)
  return EXIT_CODES[explained.isAnswered ? 'found' : 'none']
}

async function answerLines(backgrounder: Backgrounder, json: boolean): Promise<number> {
  for await (const line of linesOf(stdin)) {
    const reply = await replyTo(backgrounder, backgrounder.read(line))
    await write(stdout, json ? jsonLine(reply) : summaryLine(reply))
  }
  return 0
}
