import { z } from 'zod'
import { decodeRequest, encodeRequest } from '../card/requestCode.ts'
import type { Request } from '../card/request.ts'

/*
 * What the elements of a message are called and carry. They carry all that is needed, so that a button still works
 * after a restart, on another replica, and under a message that is a year old. An id must be the only one of its
 * block, so where there may be several a number follows: `open:3`.
 */
export const ACTIONS = {
  /** Opens what the value says in the place of the message. */
  open: 'open',
  share: 'share',
  feedback: 'feedback',
  report: 'report',
  /** Of the App Home, for administrators. */
  reload: 'reload',
} as const

/** What a button opens, and what the reader may go back to from there. */
export interface Target {
  readonly request: Request
  readonly back?: Request
}

const codes = z.tuple([z.string(), z.string()])

/** A button's value: a request's code, or a JSON array of two. */
export function encodeTarget({ request, back }: Target): string {
  const code = encodeRequest(request)
  return back ? JSON.stringify([code, encodeRequest(back)]) : code
}

/** @returns undefined where the value is none of ours. */
export function decodeTarget(value: string): Target | undefined {
  const [code, backCode] = value.startsWith('[') ? parsePair(value) : [value]
  const request = code === undefined ? undefined : decodeRequest(code)
  const back = backCode === undefined ? undefined : decodeRequest(backCode)
  return request && { request, ...(back && { back }) }
}

function parsePair(value: string): readonly string[] {
  try {
    return codes.parse(JSON.parse(value))
  } catch {
    return []
  }
}

/** What a reader thought of a card. */
export interface Verdict {
  readonly useful: boolean
  readonly request: Request
}

/** The value of a feedback button: `+` or `-` and the request's code. */
export function encodeVerdict({ useful, request }: Verdict): string {
  return `${useful ? '+' : '-'}${encodeRequest(request)}`
}

/** @returns undefined where the value is none of ours. */
export function decodeVerdict(value: string): Verdict | undefined {
  const request = /^[+-]/.test(value) ? decodeRequest(value.slice(1)) : undefined
  return request && { useful: value.startsWith('+'), request }
}
