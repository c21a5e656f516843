import { isGeneric } from '../../search/names/nameWords.ts'
import { closeSpelling } from '../../search/names/spelling.ts'
import { languageCode } from '../../search/languages.ts'
import { standsFor } from './abbreviations.ts'
import { LEAST_PERSON, mayBeSurname, surnameOf } from './localNames.ts'
import type { NameGroup, NameGroups } from './nameGroups.ts'
import { kindOfHeadNoun } from './nouns.ts'
import { isAcronym } from './runs.ts'

/* Joins what several texts write in several ways. What is not certain stays two: a wrong join is worse than a missed one. */

/** Joins groups that name the same, each rule on what the rules before it left. Yields often. */
export function* joinGroups(groups: NameGroups): Generator<void, void> {
  for (const rule of [genitives, abbreviations, initials, abbreviatedWords, spellings, middleNames, surnames])
    yield* rule(groups)
}

const GENITIVE_S: ReadonlySet<string> = new Set(['de', 'da', 'no', 'sv'])

function* genitives(groups: NameGroups): Generator<void, void> {
  for (const { key, languages } of groups.joined()) {
    const base = key.endsWith('s') ? groups.get(key.slice(0, -1)) : undefined
    if (base && [...languages].every((language) => GENITIVE_S.has(languageCode(language))))
      groups.join(base.key, key, 'genitive')
    yield
  }
}

/** An explanation that stands in so many of the sources that explain an abbreviation is what the others mean. */
const LEAST_AGREED = 0.8

/** An abbreviation that texts explain, nearly all of them in the same way; spellings of one name are one way. */
function* abbreviations(groups: NameGroups): Generator<void, void> {
  for (const group of groups.joined()) {
    if (isAcronymGroup(group)) {
      const [most, ...others] = groups.fullerThan(group.key)
      for (const { group: other } of others)
        if (most && areAlike(most.group.key, other.key)) groups.join(most.group.key, other.key, 'spelling')
      const rest = groups.fullerThan(group.key)
      const all = rest.reduce((sum, { sources }) => sum + sources, 0)
      if (most && (rest[0]?.sources ?? 0) >= LEAST_AGREED * all)
        groups.join(rest[0]?.group.key ?? '', group.key, 'abbreviation')
    }
    yield
  }
}

/** Names with one abbreviation, whose words differ in their ends only: "Norland Defence Force", "Norlandic Defense Force". */
function areAlike(a: string, b: string): boolean {
  const [left, right] = [a.split(' '), b.split(' ')]
  return (
    left.length === right.length &&
    left.every((word, at) => word.slice(0, SAME_BEGINNING) === right[at]?.slice(0, SAME_BEGINNING))
  )
}

const SAME_BEGINNING = 4

/** What is so many times as frequent as all others like it is meant. */
const DOMINANT = 5

/** An abbreviation of the only name with its initials that is no person's, where a source has both. */
function* initials(groups: NameGroups): Generator<void, void> {
  const byInitials = new Map<string, NameGroup[]>()
  for (const group of groups.joined()) {
    for (const form of mayBeAbbreviated(group) ? group.forms.keys() : []) {
      for (const short of acronymsOf(form)) {
        const known = byInitials.get(short) ?? []
        if (!known.includes(group)) byInitials.set(short, [...known, group])
      }
    }
    yield
  }
  for (const group of groups.joined()) {
    if (isAcronymGroup(group) && groups.fullerThan(group.key).length === 0) {
      const [most, ...others] = (byInitials.get(group.key) ?? []).toSorted((a, b) => b.count - a.count)
      const rest = others.reduce((sum, { count }) => sum + count, 0)
      if (most && most.count >= DOMINANT * rest && shareSource(group, most))
        groups.join(most.key, group.key, 'initials')
    }
    yield
  }
}

function acronymsOf(form: string): Set<string> {
  const words = form.split(/[\s\u00a0-]+/u).filter((word) => /^\p{Lu}/u.test(word))
  const short = words.map((word) => word.charAt(0)).join('')
  return standsFor(short, form) ? new Set([short.toLowerCase()]) : new Set()
}

function mayBeAbbreviated({ key, sorted, sure }: NameGroup): boolean {
  const words = key.split(' ')
  if (words.length < 2 || sure === 0 || sorted.kind === 'person') return false
  return words.some((word) => isGeneric(word) || kindOfHeadNoun(word) !== undefined)
}

function isAcronymGroup({ forms }: NameGroup): boolean {
  const [first = ''] = [...forms.keys()]
  return isAcronym(first)
}

function shareSource(a: NameGroup, b: NameGroup): boolean {
  const sources = new Set(a.parts.map(({ first }) => first))
  return b.parts.some(({ first }) => sources.has(first))
}

/** "LRC Council" is the Lume Relief Committee Council, if that is named too. */
function* abbreviatedWords(groups: NameGroups): Generator<void, void> {
  for (const group of groups.joined()) {
    const words = group.key.split(' ')
    for (const [at, word] of words.length > 1 ? words.entries() : []) {
      const whole = groups.get(word)
      if (!whole || whole.key === word) continue
      const longer = [...words.slice(0, at), whole.key, ...words.slice(at + 1)].join(' ')
      if (groups.get(longer)) groups.join(longer, group.key, 'abbreviated word')
    }
    yield
  }
}

/** Shorter words in another spelling are as likely other words. */
const SHORTEST_RESPELLED = 5

/** Names that are spelt alike in every word. */
function* spellings(groups: NameGroups): Generator<void, void> {
  const bySpelling = new Map<string, NameGroup>()
  for (const group of [...groups.joined()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))) {
    const spelling = group.key
      .split(' ')
      .map((word) => (word.length < SHORTEST_RESPELLED ? word : closeSpelling(word)))
      .join('')
    const known = bySpelling.get(spelling)
    if (!known) bySpelling.set(spelling, group)
    else if (areCompatible(known, group) && isToldOf(group)) groups.join(known.key, group.key, 'spelling')
    yield
  }
}

/** One word that is spelt like another is another word, unless the texts tell that it names something of the same kind. */
function isToldOf({ key, sorted }: NameGroup): boolean {
  return key.includes(' ') || sorted.kind !== undefined
}

function areCompatible(a: NameGroup, b: NameGroup): boolean {
  const [one, other] = [a.sorted.kind, b.sorted.kind]
  return one === undefined || other === undefined || one === other || (one !== 'person' && other !== 'person')
}

/** "Ada Maria Holm" is Ada Holm where no other name begins and ends so. */
function* middleNames(groups: NameGroups): Generator<void, void> {
  const longer = new Map<string, NameGroup[]>()
  for (const group of groups.joined()) {
    const words = group.key.split(' ')
    if (words.length === 3 && surnameOf(group) !== undefined) {
      const short = `${words[0] ?? ''} ${words[2] ?? ''}`
      longer.set(short, [...(longer.get(short) ?? []), group])
    }
    yield
  }
  for (const [short, [only, ...others]] of longer) {
    const group = groups.get(short)
    if (only && others.length === 0 && group && surnameOf(group) !== undefined)
      groups.join(short, only.key, 'middle name')
    yield
  }
}

/** One bearer of a surname that has so many sources, and so many times those of all others, is meant where it stands alone. */
const LEAST_DOMINANT = 5

/** Surnames that stand alone in a text, of which only one bearer is known. */
function* surnames(groups: NameGroups): Generator<void, void> {
  const bearers = new Map<string, NameGroup[]>()
  for (const group of groups.joined()) {
    const surname = surnameOf(group)
    if (surname !== undefined) bearers.set(surname, [...(bearers.get(surname) ?? []), group])
    yield
  }
  for (const [surname, all] of bearers) {
    const short = groups.get(surname)
    const [most, ...others] = all.toSorted((a, b) => sourcesOf(b) - sourcesOf(a) || (a.key < b.key ? -1 : 1))
    const person = (most?.sorted.scores.person ?? 0) + (short?.sorted.scores.person ?? 0)
    if (
      short &&
      most &&
      person >= LEAST_PERSON &&
      mayBeSurname({ ...short, mentions: short.count }) &&
      isDominant(most, others)
    )
      groups.join(most.key, surname, 'surname')
    yield
  }
}

function sourcesOf({ parts }: NameGroup): number {
  return parts.length
}

function isDominant(most: NameGroup, others: readonly NameGroup[]): boolean {
  if (others.length === 0) return true
  const rest = others.reduce((sum, group) => sum + sourcesOf(group), 0)
  return sourcesOf(most) >= Math.max(LEAST_DOMINANT, DOMINANT * rest)
}
