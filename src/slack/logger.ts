import { inspect } from 'node:util'
import { LogLevel, type Logger } from '@slack/logger'
import type { CountedWarnings } from '../http/countedWarnings.ts'
import type { Log } from '../log.ts'

/** Slack's tokens, whatever they begin with: xoxb-, xoxp-, xoxe.xoxb-, xapp-. */
const TOKEN = /\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+/g

const MISMATCH = 'Signature mismatch'
const WRONG_SECRET =
  'Slack: a request was refused, for its signature was not made with SLACK_SIGNING_SECRET. Where all are refused, copy the secret again from the app\'s page, "Basic Information".'

/** The same log where nothing that is written is of use to an operator. */
export function forDebugging(logger: Logger): Logger {
  const debug = (...parts: unknown[]): void => {
    logger.debug(...parts)
  }
  return { ...logger, info: debug, warn: debug, error: debug }
}

/** Takes Slack's tokens out of a text. */
export function withoutTokens(text: string): string {
  return text.replace(TOKEN, '[secret]')
}

/**
 * The log as Slack's SDK writes to it. Its own words for what goes well are of no use to an operator, so they are for
 * debugging; at no level a token gets through.
 */
export function slackLogger(log: Log, warnings: CountedWarnings, isDebugging: boolean): Logger {
  const line = (parts: readonly unknown[]): string =>
    withoutTokens(parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' '))
  return {
    debug: (...parts: unknown[]) => {
      log.debug(`Slack: ${line(parts)}`)
    },
    info: (...parts: unknown[]) => {
      log.debug(`Slack: ${line(parts)}`)
    },
    warn: (...parts: unknown[]) => {
      const text = line(parts)
      if (text.includes(MISMATCH)) warnings.warn(WRONG_SECRET)
      else log.warn(`Slack: ${text}`)
    },
    error: (...parts: unknown[]) => {
      log.error(`Slack: ${line(parts)}`)
    },
    setLevel: () => undefined,
    getLevel: () => (isDebugging ? LogLevel.DEBUG : LogLevel.INFO),
    setName: () => undefined,
  }
}
