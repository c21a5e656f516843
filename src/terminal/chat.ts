import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import path from 'node:path'
import type { Card } from '../card/card.ts'
import type { Request } from '../card/request.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import { printRequest } from '../command/grammar/print.ts'
import type { Log } from '../log.ts'
import { cardText, replyTo } from './answers.ts'
import { completions } from './completion.ts'
import { HISTORY_LINES, readHistory, writeHistory } from './history.ts'
import { linesOf } from './lines.ts'
import { createPen, run } from './pen.ts'
import { sheetFor, write, type Output } from './screen.ts'
import { interpret } from './session.ts'

export interface ChatSetting {
  readonly backgrounder: Backgrounder
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: Output
  /** The folder in which what was typed is kept for the next chat. */
  readonly dataFolder: string
  readonly log: Log
}

const HELLO = 'Ask in your own words, or type a command; /help lists them. Tab completes, Ctrl-D leaves.'
const KEYS =
  'v1: opens the first view · Enter or n: next page · p: previous page · 1: opens what is listed as 1 · c1: excerpt [1] in context'

/**
 * Talks with whoever sits at a terminal until they leave; what is piped in is answered line by line.
 * @returns when the input has ended or the user has left, and all that was typed before is answered.
 */
export async function chat(setting: ChatSetting): Promise<void> {
  await (setting.input.isTTY === true ? chatOnTerminal(setting) : answerPiped(setting))
}

async function answerPiped(setting: ChatSetting): Promise<void> {
  const answer = createConversation(setting)
  for await (const line of linesOf(setting.input)) if (!(await answer(line))) return
}

async function chatOnTerminal(setting: ChatSetting): Promise<void> {
  const { backgrounder, input, output, dataFolder, log } = setting
  const historyFile = path.join(dataFolder, 'chat-history')
  const terminal = createInterface({
    input,
    output,
    prompt: '› ',
    history: await readHistory(historyFile),
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string) => {
      const [found, replaced] = completions(backgrounder, line)
      return [[...found], replaced]
    },
  })
  await write(output, helloText(output))
  let history: readonly string[] | undefined
  terminal.on('history', (lines) => {
    history = [...lines]
  })
  await converse(terminal, createConversation(setting))
  await write(output, '\n')
  if (history)
    await writeHistory(historyFile, history).catch((err: unknown) => {
      log.warn({ err }, 'What was typed could not be kept for the next chat.')
    })
}

/** Lines are answered one after another; at the end of the input those that wait still are, after Ctrl-C none is. */
async function converse(terminal: Interface, answer: (line: string) => Promise<boolean>): Promise<void> {
  let hasLeft = false
  let isClosed = false
  let answered = Promise.resolve()
  const leave = (): void => {
    hasLeft = true
    terminal.close()
  }
  terminal.on('line', (line) => {
    answered = answered.then(async () => {
      if (hasLeft) return
      if (!(await answer(line))) leave()
      else if (!isClosed) terminal.prompt()
    })
  })
  terminal.on('SIGINT', leave)
  const closed = once(terminal, 'close')
  terminal.prompt()
  await closed
  isClosed = true
  await answered
}

function helloText(output: Output): string {
  const { width, coloured } = sheetFor(output, 'keys')
  const pen = createPen(width, coloured)
  const lines = [
    ...pen.paragraph('', '', run('Backgrounder', 'title')),
    ...pen.paragraph('', '', run(HELLO)),
    ...pen.paragraph('', '', run(KEYS, 'faint')),
  ]
  return `${lines.join('\n')}\n\n`
}

/** @returns what answers one line after another; it resolves to false where the user wants to leave. */
function createConversation({
  backgrounder,
  input,
  output,
  log,
}: ChatSetting): (line: string) => Promise<boolean> {
  let card: Card | undefined
  const open =
    input.isTTY === true ? 'keys' : (request: Request) => printRequest(request, backgrounder.specifications)
  return async (line) => {
    const step = interpret(line, card, (text) => backgrounder.read(text))
    if (step.type === 'leave') return false
    if (step.type === 'hint') {
      if (step.text !== '') await write(output, `${step.text}\n`)
      return true
    }
    try {
      const reply = await replyTo(backgrounder, step.request)
      card = reply.card
      await write(output, `\n${cardText(reply, sheetFor(output, open))}\n`)
    } catch (err) {
      log.error({ err }, 'A question could not be answered.')
      await write(output, 'Something went wrong here; the log has the cause. Try something else.\n')
    }
    return true
  }
}
