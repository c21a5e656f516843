import { causeOf, Refused } from '../chat/connection.ts'
import { adviceFor, refusalOf } from './failures.ts'
import { withoutTokens } from './logger.ts'

/** What Slack says where a call may work the next time. */
const PASSING = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
])

/**
 * Makes a call by which the app connects.
 * @param setting the token that it is made with.
 * @param address where Slack is.
 * @throws Error with a sentence for the operator; a `Refused` where to try again does not help.
 */
export async function connecting<Result>(
  setting: string,
  address: string,
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    return await call()
  } catch (cause) {
    const refusal = refusalOf(cause)
    if (refusal !== undefined && !PASSING.has(refusal))
      throw new Refused(`${setting}: ${adviceFor(cause) ?? `Slack refuses it (${refusal}).`}`, { cause })
    const reason = withoutTokens(causeOf(cause ?? 'the connection was closed')).replace(/\.$/, '')
    throw new Error(`Slack cannot be reached at ${address} (SLACK_API_URL): ${reason}.`, { cause })
  }
}
