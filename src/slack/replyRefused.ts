import type { FetchFunction } from '@slack/web-api'
import { z } from 'zod'

/** A message that was sent to a response_url and not taken. Bolt's own error tells the status and not the reason. */
export class ReplyRefused extends Error {
  override readonly name = 'ReplyRefused'
  readonly status: number
  /** Slack's word for it, such as `expired_url`; undefined where it gives none. */
  readonly code: string | undefined

  constructor(status: number, code: string | undefined) {
    super(`Slack did not take a message at a response_url: ${code ?? status}.`)
    this.status = status
    this.code = code
  }
}

/**
 * The same fetch, but for addresses that are not the Web API's: what Slack refuses there is a `ReplyRefused`.
 * @param api the address of the Web API, whose client reads its refusals itself.
 */
export function telling(fetching: FetchFunction, api: string): FetchFunction {
  return async (url, init) => {
    const response = await fetching(url, init)
    if (response.ok || String(url).startsWith(api)) return response
    throw new ReplyRefused(response.status, codeIn(await response.text()))
  }
}

const refusal = z.object({ error: z.string() })

/** A refusal is JSON, or its bare word. */
function codeIn(body: string): string | undefined {
  if (/^[a-z_]{1,60}$/.test(body.trim())) return body.trim()
  try {
    return refusal.safeParse(JSON.parse(body)).data?.error
  } catch {
    return undefined
  }
}
