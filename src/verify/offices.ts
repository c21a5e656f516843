import { isBesideTitle, isTitle } from '../extraction/names/titles.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { excerptsOf, NO_HIGHLIGHTS } from '../query/excerpts.ts'
import { isCapital } from '../search/tokens.ts'
import type { Span } from '../source/quote.ts'
import { evidenceOf, excerptEvidence } from './evidence.ts'
import { isSameName, type WrittenName } from './names.ts'
import { candidatesFor, readPassageSentence } from './passages.ts'
import type { ReadSentence } from './reading.ts'
import type { Evidence, Verdict } from './verification.ts'
import { isOfName, SURE, wordingOf } from './wording.ts'

/** An office that a sentence gives somebody: "the harbour minister" of "the harbour minister, Ada Holm". */
export interface WrittenOffice extends Span {
  readonly name: WrittenName
  /** Folded, without articles and words of grammar. */
  readonly words: readonly string[]
}

const COURTESY = new Set(
  'mr mrs ms miss dr sir lady herr frau monsieur madame senor senora mullah'.split(' '),
)
const JOINING = new Set('of the for and s'.split(' '))
const MOST_WORDS = 7

/** The offices that stand right before names, or behind them between commas. */
export function officesIn(sentence: ReadSentence): WrittenOffice[] {
  return sentence.names.flatMap(
    (name) => before(sentence, name) ?? behind(sentence, name) ?? predicate(sentence, name) ?? [],
  )
}

function before({ text, all }: ReadSentence, name: WrittenName): WrittenOffice | undefined {
  const last = all.findLastIndex(({ end }) => end <= name.start)
  const gap = text.slice(all[last]?.end, name.start)
  if (last < 0 || !/^,?\s*$/.test(gap)) return undefined
  const head = all[last]
  if (!head || !isTitle(head.word) || COURTESY.has(head.word)) return undefined
  let first = last
  for (let at = last - 1; at >= 0 && last - at < MOST_WORDS; at -= 1) {
    const word = all[at]
    const between = text.slice(word?.end, all[at + 1]?.start)
    if (!word || !/^(?:\s|['’]s\s|-)$/.test(between)) break
    if (isTitle(word.word) || isBesideTitle(word.word) || isCapital(text, word.start)) first = at
    else if (!JOINING.has(word.word)) break
  }
  return office(all.slice(first, last + 1), name)
}

const APPOSITION = /^,\s+(?:the\s+|its\s+|an?\s+)?(?<office>[^,.;:()“”"]{3,80})(?=[,.;]|$)/u

function behind({ text, all }: ReadSentence, name: WrittenName): WrittenOffice | undefined {
  const found = APPOSITION.exec(text.slice(name.end))
  if (!found) return undefined
  const end = name.end + found[0].length
  const words = all.filter((word) => word.start >= name.end && word.end <= end)
  if (!words.some(({ word }) => isTitle(word) && !COURTESY.has(word)) || words.length > MOST_WORDS + 2)
    return undefined
  return office(words, name)
}

const PREDICATE =
  /^\s+(?:is|was|became|has been|serves as|served as|works as)\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?<office>[^,.;:()“”"]{3,80}?)(?=[,.;]|$|\s(?:in|since|from|until|on|at|after|before|for)\s)/u

/** "Ada Holm is the harbour minister." */
function predicate({ text, all }: ReadSentence, name: WrittenName): WrittenOffice | undefined {
  const found = PREDICATE.exec(text.slice(name.end))
  if (!found) return undefined
  const end = name.end + found[0].length
  const begin = end - (found.groups?.['office']?.length ?? 0)
  const words = all.filter((word) => word.start >= begin && word.end <= end)
  const isOffice =
    words.some(({ word }) => isTitle(word) && !COURTESY.has(word)) && words.length <= MOST_WORDS
  return isOffice ? office(words, name) : undefined
}

function office(words: ReadSentence['all'], name: WrittenName): WrittenOffice | undefined {
  const telling = words
    .map(({ word }) => word)
    .filter((word) => !JOINING.has(word) && !/^(?:a|an|its)$/.test(word))
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || telling.length === 0) return undefined
  return { start: first.start, end: last.end, name, words: telling }
}

/** What the sources say of an office. */
export interface CheckedOffice {
  readonly verdict: Verdict
  readonly evidence: readonly Evidence[]
}

export function checkOffice(snapshot: Snapshot, sentence: ReadSentence, found: WrittenOffice): CheckedOffice {
  const written = sentence.text.slice(found.start, found.end)
  const recorded = inRecords(snapshot, found, sentence.language)
  if (recorded.length > 0) return { verdict: 'supported', evidence: recorded }
  const passages = new Set([
    ...candidatesFor(snapshot, `${written} ${found.name.text}`),
    ...candidatesFor(snapshot, written),
  ])
  for (const passage of passages) {
    const own = readPassageSentence(snapshot, passage)
    const bearer = own.names.find(
      (name) => isSameName(name, found.name) && hasOffice(own, name, found, sentence.language),
    )
    if (bearer) return { verdict: 'supported', evidence: evidenceOf(snapshot, passage, [bearer]) }
  }
  for (const passage of passages) {
    const own = readPassageSentence(snapshot, passage)
    const other = own.names.find(
      (name) => !isSameName(name, found.name) && isHeldBy(own, name, found, sentence.language),
    )
    if (other) return { verdict: 'differs', evidence: evidenceOf(snapshot, passage, [other], other.text) }
  }
  return { verdict: 'not found', evidence: [] }
}

/** The roles that an editor wrote down for the name. */
function inRecords(snapshot: Snapshot, { name, words }: WrittenOffice, tag: string): Evidence[] {
  for (const id of name.ids) {
    const fact = snapshot.facts.get(id.replace(/^record /, ''))
    if (fact?.kind !== 'actor') continue
    const isRole = fact.roles.some((role) => hasAll(words, role.toLowerCase().split(/[^\p{L}\p{N}]+/u), tag))
    const excerpts = isRole ? excerptsOf(snapshot, fact, NO_HIGHLIGHTS) : []
    if (excerpts.length > 0) return excerpts.map((excerpt) => excerptEvidence(snapshot, excerpt))
  }
  return []
}

function hasAll(wanted: readonly string[], there: readonly string[], tag: string): boolean {
  return wanted.every((word) => {
    const wording = wordingOf(word, tag)
    return there.some((other) => wording.closeness(other) >= SURE || isOfName(word, other))
  })
}

/** An office stands within so many words of its name. */
const NEAR = { before: 7, behind: 11 } as const

/** The office's words stand beside the name, with nobody else's name between. */
function hasOffice(
  { text, all, names }: ReadSentence,
  name: WrittenName,
  { words }: WrittenOffice,
  tag: string,
): boolean {
  const others = names.filter(
    (other) =>
      text.charAt(other.start - 1) !== '(' &&
      !isSameName(other, name) &&
      !other.words.some((word) => words.some((own) => isOfName(own, word))),
  )
  const from = Math.max(0, ...others.filter(({ end }) => end <= name.start).map(({ end }) => end))
  const to = Math.min(Infinity, ...others.filter(({ start }) => start >= name.end).map(({ start }) => start))
  const first = all.findIndex(({ start }) => start >= name.start)
  const last = all.findLastIndex(({ end }) => end <= name.end)
  const near = all
    .slice(Math.max(0, first - NEAR.before), last + 1 + NEAR.behind)
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ word }) => word)
  return hasAll(words, near, tag)
}

/** Whether the office stands right before another name, or right behind it after a comma. */
function isHeldBy(own: ReadSentence, name: WrittenName, { words }: WrittenOffice, tag: string): boolean {
  const held = before(own, name) ?? behind(own, name)
  return held !== undefined && hasAll(words, held.words, tag)
}
