import { pino, type DestinationStream, type Logger } from 'pino'
import { HIDDEN, type Secret } from './secret.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/**
 * Lines of JSON on standard error; standard output belongs to answers. No line shows a secret: errors of the platforms'
 * clients carry the requests that failed, with all that these had.
 * @param level as pino names them.
 * @param secrets those of the settings, which are hidden wherever they stand.
 */
export function createLog(
  level: string,
  secrets: readonly Secret[] = [],
  destination: DestinationStream = pino.destination(2),
): Log {
  const values = secrets.map((secret) => secret.reveal()).filter(({ length }) => length >= SHORTEST_SECRET)
  const streamWrite = (line: string): string =>
    values.reduce((text, value) => text.replaceAll(value, HIDDEN), withoutSecrets(line))
  return pino({ level, serializers: { err: pino.stdSerializers.err }, hooks: { streamWrite } }, destination)
}

/** A shorter one would take words out of lines that have nothing to do with it. */
const SHORTEST_SECRET = 6

/** What a secret looks like, and what it becomes. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens: xoxb-, xoxp-, xoxe.xoxb-, xapp-.
  [/\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+/g, HIDDEN],
  // An interaction's token, in the address of what answers it.
  [/\b(interactions|webhooks)\/(\d{1,20})\/[\w.~%-]{8,}/g, `$1/$2/${HIDDEN}`],
  // Whoever has a response_url may post by it.
  [/\bhooks\.slack(-gov)?\.com\/[^\s"'\\<>]+/g, `hooks.slack$1.com/${HIDDEN}`],
  [/\b(Bearer|Basic)(\s{1,4}|%20)[\w.~+/=%-]{6,}/gi, `$1 ${HIDDEN}`],
  // A bot token of Discord's.
  [/\b[\w-]{23,30}\.[\w-]{5,8}\.[\w-]{27,}/g, HIDDEN],
  // Whatever is named as one, in JSON and in JSON within it.
  [
    /("[\w-]{0,40}(?:token|secret|authorization|password|cookie|response_url|signature)\\*"\s{0,4}:\s{0,4}\\*")[^"\\]+/gi,
    `$1${HIDDEN}`,
  ],
  // In the query of an address, or a form.
  [/\b([\w-]{0,40}(?:token|secret)=)[^&\s"'\\]+/gi, `$1${HIDDEN}`],
]

function withoutSecrets(text: string): string {
  return SHAPES.reduce((shown, [shape, put]) => shown.replace(shape, put), text)
}
