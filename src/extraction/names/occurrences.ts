import type { Sentence } from '../../source/document.ts'
import { contextOf } from './context.ts'
import type { Cue } from './cues.ts'
import { CommonNouns } from './commonNouns.ts'
import { INTRODUCES } from './mention.ts'
import { kindOfHeadNoun, kindOfNounSaid, type NameKind } from './nouns.ts'
import { ADJECTIVE, isAcronym, runsIn } from './runs.ts'
import { textLanguage, type TextLanguage } from './textLanguage.ts'
import { isTitle } from './titles.ts'
import { isUncased, runsOf, uncasedRuns } from './uncased.ts'
import { ACTING, AUXILIARIES, SAYING } from './verbs.ts'
import { sentenceWords, type SentenceWord } from './words.ts'

/** A place in a text where something is named. */
export interface Occurrence {
  /** The number of the sentence. */
  readonly passage: number
  readonly sentence: string
  readonly words: readonly SentenceWord[]
  readonly first: number
  readonly last: number
  /** As written. */
  readonly text: string
  /** The folded words; equal for what is written the same but for capitals and accents. */
  readonly key: string
  /** Whether the capital means a name: not at the beginning of a sentence, nor in a headline. */
  readonly isSure: boolean
  readonly cues: readonly Cue[]
  /** Bits, see `mention.ts`. */
  readonly role: number
  readonly isModifying: boolean
}

/** Words with capitals in a sentence, not yet known to be a name. */
interface Candidate {
  readonly passage: number
  readonly sentence: string
  readonly words: readonly SentenceWord[]
  readonly first: number
  readonly last: number
  readonly isTitled: boolean
  readonly isSure: boolean
}

/** Finds the places where a text names something, in its order, yielding often. */
export function* occurrencesIn(
  text: string,
  sentences: readonly Sentence[],
  tag: string,
): Generator<void, Occurrence[]> {
  const language = textLanguage(tag)
  if (isUncased(language)) return yield* uncasedOccurrences(text, sentences, language)
  const candidates: Candidate[] = []
  const nouns = new CommonNouns(language)
  for (const [passage, { start, end }] of sentences.entries()) {
    const sentence = text.slice(start, end)
    const words = sentenceWords(sentence, language)
    const isHeadline = isHeadlineOf(words)
    nouns.read(sentence, words)
    for (const { first, last, isTitled } of runsIn(sentence, words, language))
      candidates.push({
        ...{ passage, sentence, words, first, last, isTitled },
        isSure: !isHeadline && (isTitled || last > first || words[first]?.isInitial !== true),
      })
    yield
  }
  const known = new Set(candidates.filter(({ isSure }) => isSure).map(keyOf))
  const written = new Set(candidates.map(keyOf))
  const found: Occurrence[] = []
  for (const candidate of candidates) {
    for (const part of bareParts(candidate, known, written, language))
      if (!nouns.isCommon(part)) found.push(occurrence(part, language))
    yield
  }
  return found
}

/** Of a text without capitals: what stands behind titles and nouns, and again without them; once is too little. */
function* uncasedOccurrences(
  text: string,
  sentences: readonly Sentence[],
  language: TextLanguage,
): Generator<void, Occurrence[]> {
  const read = sentences.map(({ start, end }) => {
    const sentence = text.slice(start, end)
    return { sentence, words: sentenceWords(sentence, language) }
  })
  const names = new Map<string, string[][]>()
  const kinds = new Map<string, NameKind>()
  for (const { sentence, words } of read) {
    for (const { first, last, kind } of uncasedRuns(sentence, words, language)) {
      const parts = words.slice(first, last + 1).map(({ word }) => word)
      kinds.set(parts.join(' '), kind)
      const [begin = ''] = parts
      names.set(begin, [...(names.get(begin) ?? []), parts])
    }
    yield
  }
  const found: Occurrence[] = []
  for (const [passage, { sentence, words }] of read.entries()) {
    for (const run of runsOf(names, words)) {
      const candidate = { passage, sentence, words, ...run, isSure: true }
      const kind = kinds.get(keyOf(candidate)) ?? 'person'
      const own = occurrence({ ...candidate, isTitled: kind === 'person' }, language)
      found.push(kind === 'person' ? own : { ...own, cues: [...own.cues, `${kind}Noun` as const] })
    }
    yield
  }
  const counts = new Map<string, number>()
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1)
  return found.filter(({ key }) => (counts.get(key) ?? 0) > 1)
}

/** Most words of a headline in title case have a capital. */
function isHeadlineOf(words: readonly SentenceWord[]): boolean {
  const long = words.filter(({ start, end }) => end - start > 3)
  return long.length >= 4 && long.filter(({ isCapital }) => isCapital).length >= 0.75 * long.length
}

/** Folded words, initials in a row as one. */
export function keyOf({ sentence, words, first, last }: Omit<Candidate, 'isTitled' | 'isSure'>): string {
  let key = ''
  for (let at = first; at <= last; at += 1) {
    const [before, word] = [words[at - 1], words[at]]
    if (!word) continue
    const isInitials =
      at > first && before?.word.length === 1 && word.word.length === 1 && sentence[before.end] === '.'
    key += (at === first || isInitials ? '' : ' ') + word.word
  }
  return key
}

/** A run is taken apart where the text shows that it is two names, or a name with a word before it. */
function partsOf(candidate: Candidate, known: ReadonlySet<string>, language: TextLanguage): Candidate[] {
  const { sentence, words, first, last } = candidate
  if (first === last) return [candidate]
  for (let at = first; at < last; at += 1) {
    if (!/^[-‐‑]$/u.test(sentence.slice(words[at]?.end, words[at + 1]?.start))) continue
    const [left, right] = [
      { ...candidate, last: at },
      { ...candidate, first: at + 1, isTitled: false },
    ]
    if (known.has(keyOf(left)) && known.has(keyOf(right))) return [left, ...partsOf(right, known, language)]
  }
  const rest = { ...candidate, first: first + 1 }
  const opening = words[first]
  if (isOfficeOf(candidate) && known.has(keyOf(rest)))
    return [
      { ...candidate, last: first },
      { ...rest, isTitled: true },
    ]
  if (opening === undefined || !known.has(keyOf(rest))) return isOpener(candidate) ? [rest] : [candidate]
  const isPeople = language.code === 'en' && ADJECTIVE.test(opening.word) && rest.first === last
  const isUnsure = opening.isInitial && !known.has(opening.word) && isOpener(candidate)
  return isUnsure || (isPeople && !known.has(`${opening.word} ${keyOf(rest)} `)) ? [rest] : [candidate]
}

/** Of "Miliz Orla" Orla, where the text has it alone as well; then the parts of what is left. */
function bareParts(
  candidate: Candidate,
  known: ReadonlySet<string>,
  written: ReadonlySet<string>,
  language: TextLanguage,
): Candidate[] {
  const bare = withoutNoun(candidate, language)
  return bare && written.has(keyOf(bare)) ? [bare] : partsOf(candidate, known, language)
}

/** A name without the noun that tells what it is, where nouns have capitals: "Miliz Orla", and at the beginning "Kundi la Orla". */
function withoutNoun(candidate: Candidate, { code }: TextLanguage): Candidate | undefined {
  const { words, first, last } = candidate
  const [opening, second] = [words[first], words[first + 1]]
  const kind = opening && kindOfNounSaid(opening.word)
  if (kind === undefined || kind === 'person' || !second) return undefined
  if (code === 'de' && second.isCapital) return { ...candidate, first: first + 1 }
  const isSwahili = code === 'sw' && opening?.isInitial === true && !second.isCapital && first + 2 <= last
  return isSwahili ? { ...candidate, first: first + 2 } : undefined
}

/** "Rais wa Norland Ada Holm": the country of an office, and who holds it. */
function isOfficeOf({ words, first, last }: Candidate): boolean {
  return (
    last > first &&
    /^(?:of|wa|ya|de|du|von)$/.test(words[first - 1]?.word ?? '') &&
    isTitle(words[first - 2]?.word ?? '')
  )
}

/** Whether the first word begins the sentence, and is a common word of English: "Yesterday Ada Holm". */
function isOpener({ words, first, last }: Candidate): boolean {
  const opening = words[first]
  if (!opening?.isInitial || last === first) return false
  const end = words[last]?.word ?? ''
  return !kindOfHeadNoun(end) && (opening.word.endsWith('ly') || OPENERS.has(opening.word))
}

const OPENERS: ReadonlySet<string> = new Set(
  (
    'yesterday today tonight meanwhile however earlier later still instead moreover furthermore nevertheless unlike ' +
    'despite amid according following since while although asked speaking critics both many several most some one two ' +
    'three four five six seven eight nine ten last next this another gestern heute inzwischen zuvor laut hier aujourd ' +
    'selon ayer hoy segun ieri oggi secondo throughout among across beyond outside inside alongside near like in on at from ' +
    'with without under over off between via'
  ).split(' '),
)

function occurrence(candidate: Candidate, language: TextLanguage): Occurrence {
  const { passage, sentence, words, first, last, isTitled, isSure } = candidate
  const context = contextOf(candidate)
  const key = keyOf(candidate)
  const written = sentence.slice(words[first]?.start, words[last]?.end).replace(/\s+/gu, ' ')
  const text = /^\p{L}(?:\.\s?\p{L})+$/u.test(written) ? written.replace(/[.\s]/g, '') : written
  return {
    ...{ passage, sentence, words, first, last, isSure, text, key },
    cues: [...context.cues, ...(isTitled ? (['title'] as const) : []), ...ownCues(candidate, text)],
    role: context.role | (isTitled ? INTRODUCES : 0),
    isModifying: isModifying(candidate, language),
  }
}

/** What the name itself tells of what it names. */
function ownCues({ words, first, last }: Candidate, text: string): Cue[] {
  if (isAcronym(text)) return ['abbreviation']
  if (first === last) {
    const kind = kindOfHeadNoun(words[first]?.word ?? '')
    return kind && kind !== 'person' ? [`${kind}Head`] : []
  }
  const isLinked = words.slice(first, last).some(({ word }) => LINKS.has(word))
  const kind =
    kindOfHeadNoun(words[isLinked ? first : last]?.word ?? '') ??
    kindOfHeadNoun(words[isLinked ? last : first]?.word ?? '')
  return kind && kind !== 'person' ? [`${kind}Head`] : isLinked ? [] : ['severalWords']
}

const LINKS: ReadonlySet<string> = new Set('of for de du del des della di do da'.split(' '))

function isModifying({ sentence, words, last }: Candidate, { isStopWord }: TextLanguage): boolean {
  const [end, next] = [words[last], words[last + 1]]
  if (!end || !next || next.isCapital || sentence.slice(end.end, next.start) !== ' ') return false
  const { word } = next
  return !(
    isStopWord(word) ||
    AUXILIARIES.has(word) ||
    SAYING.has(word) ||
    ACTING.has(word) ||
    /(?:ed|ly)$/.test(word) ||
    /^\d/.test(word)
  )
}
