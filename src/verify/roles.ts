import { isSameName, type WrittenName } from './names.ts'
import { slotOf } from './prepositions.ts'
import type { ReadSentence, TellingWord } from './reading.ts'

/* Who does it to whom: names before and behind a verb, turned round where it is passive. English. */

/** What two do together, whoever is named first. */
const MUTUAL =
  /^(?:met|meet|meets|meeting|talk|talks|negotiat|agree|sign|trade|clash|fought|discuss|exchange|separat|link|border)/

/** Names on both sides of what is done. */
export interface Sides {
  readonly agents: readonly WrittenName[]
  readonly patients: readonly WrittenName[]
  /** Whether it is not said who does it, so that a pronoun or nobody stands there. */
  readonly isOpen: boolean
}

type Told = Pick<ReadSentence, 'text' | 'names'>

export function sidesOf({ text, names }: Told, verb: TellingWord): Sides {
  // "Strikes in Norport killed …": a place does nothing.
  const before = subjects(
    names.filter((name) => name.end <= verb.start && ACTING.has(slotOf(text, name))),
    {
      text,
      verb,
    },
  )
  const behind = names.filter(({ start }) => start >= verb.end)
  // "By backing them, Norland hopes to …"
  if (before.length === 0 && verb.word.endsWith('ing'))
    return { agents: behind, patients: behind, isOpen: true }
  const isPassive =
    (PASSIVE.test(text.slice(0, verb.start)) && !verb.word.endsWith('ing')) ||
    OPENING.test(text.slice(0, verb.end))
  if (!isPassive) return { agents: before, patients: behind, isOpen: before.length === 0 }
  const by = BY.exec(text.slice(verb.end))
  const from = by ? verb.end + by.index : Infinity
  const agents = behind.filter(({ start }) => start >= from).slice(0, 1)
  // The nearest first.
  return { agents, patients: before.toReversed(), isOpen: by === null }
}

/** "With Norland exporting more": whom it stands behind may act. */
const ACTING: ReadonlySet<string> = new Set(['', 'with'])

/** Before a verb with a pronoun it is whom the sentence began with. */
function subjects(
  before: readonly WrittenName[],
  { text, verb }: { readonly text: string; readonly verb: TellingWord },
): readonly WrittenName[] {
  return PRONOUN.test(text.slice(0, verb.start)) ? before.slice(0, 1) : before
}

const PRONOUN = /(?<!\p{L})(?:it|he|she|they)\s+(?:(?:has|had|have|will|would|also|\p{L}+ly)\s+){0,2}$/iu
const PASSIVE = /\b(?:was|were|is|are|be|been|being)(?:\s+\p{L}+ly|\s+also|\s+not|\s+first)?\s+$/iu
/** "Founded in 1956, it …" */
const OPENING = /^\s*\p{Lu}\p{Ll}+ed$/u
const BY = /^.{0,30}?\bby\b/u

/**
 * Whether a passage tells of others than a draft where both have the same verb: somebody else does it, or it is done the
 * other way round.
 * @param carried names of the sentences before the passage, for which a pronoun may stand.
 */
export function areRolesOther(
  draft: Told & { readonly verb: TellingWord },
  source: Told & { readonly verb: TellingWord },
  carried: readonly WrittenName[],
): boolean {
  const own = sidesOf(draft, draft.verb)
  const theirs = sidesOf(source, source.verb)
  if (MUTUAL.test(draft.verb.word)) return false
  if (isSwapped(free(draft.text, own.patients), free(source.text, theirs.patients), source.text)) return true
  const agent = own.agents.at(-1)
  const [patient] = own.patients
  if (agent && !has(theirs.agents, agent)) {
    if (!theirs.isOpen || has(theirs.patients, agent)) return true
    if (!has(carried, agent)) return false
  }
  const nearest = theirs.agents.at(-1)
  if (agent && patient && nearest && !isSameName(nearest, agent) && isSameName(nearest, patient)) return true
  return (
    patient !== undefined && has(theirs.agents, patient) && !has(theirs.patients, patient) && !theirs.isOpen
  )
}

/** Names that stand behind no preposition. */
function free(text: string, names: readonly WrittenName[]): readonly WrittenName[] {
  return names.filter((name) => slotOf(text, name) === '')
}

/** "Named A, replacing B" and "named B, replacing A"; the order of a list says nothing. */
function isSwapped(own: readonly WrittenName[], theirs: readonly WrittenName[], text: string): boolean {
  const [mine, ...later] = own
  const [other, second] = theirs
  if (!mine || !other || isSameName(mine, other)) return false
  const isList = second !== undefined && /^\s*(?:,|and|or|,\s+and)\s*$/u.test(between(text, other, second))
  return !isList && has(later, other)
}

function between(text: string, one: WrittenName, other: WrittenName): string {
  return one.end <= other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start)
}

function has(names: readonly WrittenName[], name: WrittenName): boolean {
  return names.some((other) => isSameName(other, name))
}
