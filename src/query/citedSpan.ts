import type { Citation } from '../source/citation.ts'

/** A passage to show in its context, as a card cited it; the hash may be only the beginning of the citation's. */
export type CitedSpan = Pick<Citation, 'start' | 'end' | 'hash'>

const HASH_DIGITS = 8
const BASE = 36

/** A span as short as a button needs it: start, length and hash. */
export function spanCode({ start, end, hash }: CitedSpan): string {
  return `${start.toString(BASE)}-${(end - start).toString(BASE)}-${hash.slice(0, HASH_DIGITS)}`
}

/** @returns undefined where the text is no such code. */
export function readSpanCode(code: string): CitedSpan | undefined {
  const parts = /^([0-9a-z]{1,6})-([0-9a-z]{1,6})-([0-9a-f]{8})$/.exec(code)
  if (!parts) return undefined
  const [, from = '', length = '', hash = ''] = parts
  const start = parseInt(from, BASE)
  return { start, end: start + parseInt(length, BASE), hash }
}
