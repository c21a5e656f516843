import type { Span } from '../../source/quote.ts'
import type { CompiledLanguage } from './compiledLanguage.ts'
import type { FoundNumber } from './foundNumber.ts'

/** More words than this are no longer the thing alone. */
const MOST_WORDS = 4
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’.][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu
/** What leads from a sum or a share to the thing: "38 percent of Norlanders", "$20bn in aid". */
const LEADS_OF_COUNTS = new Set(`of the de des d' von der из من las los les`.split(' '))
const LEADS = new Set(
  `of in worth de d' des an für aus von в من the der die das den dem les la le los las el`.split(' '),
)

/** Whom a sum goes to: the word is a part of what it is for. */
const TOWARDS = new Set('to for pour para für à al إلى'.split(' '))

/** The words behind a number that say what it counts. Offsets are into the sentence. */
export function thingBehind(
  text: string,
  { end, unit }: FoundNumber,
  known: CompiledLanguage,
): Span | undefined {
  const rest = text.slice(end, end + 90)
  let first: number | undefined
  let last = 0
  let words = 0
  for (const match of rest.matchAll(WORD)) {
    const [word] = match
    const small = word.toLowerCase()
    if (first === undefined && (unit === 'count' ? LEADS_OF_COUNTS : LEADS).has(small)) continue
    const isTowards = first === undefined && TOWARDS.has(small) && /^[A-Z]{3}$/.test(unit)
    if (isTowards) {
      first = match.index
      continue
    }
    if (!/[\p{L}\p{N}]/u.test(word) || known.ends.has(small) || words === MOST_WORDS || /^\d/.test(word))
      break
    // "1,200 lorries waited": what they did is no part of what they are.
    if (first !== undefined && words > 0 && /^[a-z]{3,}ed$/.test(small)) break
    first ??= match.index
    last = match.index + word.length
    words += 1
  }
  const isHeadline = /^[\p{Lu}\s]{4,}$/u.test(rest.slice(first, last))
  const isVerb = words === 1 && /^[a-z]{3,}ed$/.test(rest.slice(first, last))
  return first === undefined || words === 0 || isVerb || isHeadline
    ? undefined
    : { start: end + first, end: end + last }
}
