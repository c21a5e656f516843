import type { Request } from '../card/request.ts'
import { decodeRequest, encodeRequest } from '../card/requestCode.ts'
import { DISCORD_LIMITS } from './limits.ts'

/*
 * What a button or a menu carries: a verb and a request, and nothing else, so that it works after a restart and on
 * any replica. Whoever forges one gets what they could have asked for anyway.
 */

/**
 * turn: another page in place of this one; open: a card of its own; share: this card, for the channel; fill: a form for what
 * it lacks; the others are what a reader thinks of this card.
 */
export type Verb = 'turn' | 'open' | 'share' | 'useful' | 'useless' | 'report' | 'fill'

const LETTERS = {
  turn: 't',
  open: 'o',
  share: 's',
  useful: 'u',
  useless: 'n',
  report: 'r',
  fill: 'f',
} as const satisfies Record<Verb, string>

const VERBS: ReadonlyMap<string, Verb> = new Map([
  [LETTERS.turn, 'turn'],
  [LETTERS.open, 'open'],
  [LETTERS.share, 'share'],
  [LETTERS.useful, 'useful'],
  [LETTERS.useless, 'useless'],
  [LETTERS.report, 'report'],
  [LETTERS.fill, 'fill'],
])

/** @returns undefined where the request is too long to be carried. */
export function encodeCustomId(verb: Verb, request: Request): string | undefined {
  const id = `${LETTERS[verb]}:${encodeRequest(request)}`
  return id.length <= DISCORD_LIMITS.customId ? id : undefined
}

/** @returns undefined where it is none of this version's. */
export function decodeCustomId(id: string): { readonly verb: Verb; readonly request: Request } | undefined {
  const verb = id.charAt(1) === ':' ? VERBS.get(id.charAt(0)) : undefined
  const request = decodeRequest(id.slice(2))
  return verb && request && { verb, request }
}
