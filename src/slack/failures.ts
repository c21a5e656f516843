import { z } from 'zod'
import { failureSentence, reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { withoutTokens } from './logger.ts'
import { ReplyRefused } from './replyRefused.ts'

/* Errors of the SDK by what they carry, for there may be more than one copy of its classes. */
const platformError = z.object({ data: z.object({ error: z.string(), needed: z.string().optional() }) })
const wrapped = z.object({ original: z.unknown() })

const TOKEN_REFUSED = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
])
const NO_MEMBER = new Set(['not_in_channel', 'channel_not_found', 'no_permission'])
const TOO_LATE = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
  'exchanged_trigger_id',
])
const BLOCKS_REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_arguments',
])

/** The code with which Slack refused a call, such as `not_in_channel`; undefined where it did not refuse one. */
export function refusalOf(error: unknown): string | undefined {
  const parsed = platformError.safeParse(error)
  if (parsed.success) return parsed.data.data.error
  const inner = wrapped.safeParse(error)
  return inner.success && inner.data.original !== undefined ? refusalOf(inner.data.original) : undefined
}

/** Whether Slack refused how a message is made, so that it may still take the plain text. */
export function isAboutBlocks(error: unknown): boolean {
  if (!(error instanceof ReplyRefused)) return BLOCKS_REFUSED.has(refusalOf(error) ?? '')
  // A response_url answers either where it does not take the blocks (slackapi/java-slack-sdk#1349), perhaps without a word.
  const { code, status } = error
  return code === undefined ? status === 400 || status === 404 : BLOCKS_REFUSED.has(code)
}

/** Whether a response_url takes nothing more: it lives for 30 minutes and five messages. */
export function isDead(error: unknown): boolean {
  return error instanceof ReplyRefused && error.status < 500 && error.status !== 429 && !isAboutBlocks(error)
}

/** What an operator can do about a call that Slack refused, in one line; undefined where nothing is known. */
export function adviceFor(error: unknown): string | undefined {
  const refusal = refusalOf(error)
  if (refusal === undefined) return undefined
  if (TOKEN_REFUSED.has(refusal))
    return `Slack refuses the token (${refusal}): install the app again, and set the token that Slack shows then.`
  if (refusal === 'missing_scope')
    return `Slack: the app lacks the scope ${neededScope(error)}. Add it to the app (npm run slack:manifest prints all), and install the app again.`
  return undefined
}

/** What a user is told of a failure that is explained by what Slack said; undefined for any other. */
function sentenceFor(error: unknown): string | undefined {
  const refusal = refusalOf(error) ?? ''
  if (NO_MEMBER.has(refusal))
    return 'I am not a member of that channel, so I may not post there. Invite me with /invite, then ask again.'
  if (TOO_LATE.has(refusal)) return 'Slack waited too long to open the window. Press the button again.'
  if (refusal === 'missing_scope')
    return `This needs the permission ${neededScope(error)}, which the app does not have here. An administrator of this workspace can install the app again to grant it.`
  if (refusal === 'restricted_action' || refusal === 'is_archived')
    return 'Nobody but some may post in that channel, or it is archived. Ask in another one.'
  return undefined
}

/** Whether Slack refuses whatever is asked with the token. */
export function isTokenRefused(error: unknown): boolean {
  return TOKEN_REFUSED.has(refusalOf(error) ?? '')
}

/** Whether it is known what is in the way, so that another message would meet it too. */
export function isExplained(error: unknown): boolean {
  return adviceFor(error) !== undefined || sentenceFor(error) !== undefined
}

/** Logs a failure once, in a clear line where the cause is known; returns what a user may be told. */
export function tell(log: Log, attempted: string, error: unknown): string {
  const advice = adviceFor(error)
  if (advice !== undefined) log.error(advice)
  const sentence = sentenceFor(error)
  if (sentence !== undefined) {
    if (advice === undefined) log.warn(`${attempted}: ${refusalOf(error) ?? 'refused'}`)
    return sentence
  }
  return failureSentence(reportFailure(log, attempted, cleaned(error)))
}

/** The error as it may be logged: an SDK's error carries requests, and those carry tokens. */
function cleaned(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(withoutTokens(String(error)))
  const clean = new Error(withoutTokens(error.message))
  clean.name = error.name
  clean.stack = withoutTokens(error.stack ?? '')
  return clean
}

function neededScope(error: unknown): string {
  const parsed = platformError.safeParse(error)
  return parsed.data?.data.needed ?? 'that the call needs'
}
