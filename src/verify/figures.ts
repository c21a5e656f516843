import type { ReadSentence, TellingWord } from './reading.ts'
import { agrees, type WrittenNumber } from './numbers.ts'
import { tokens } from '../search/tokens.ts'
import { SURE, wordingOf } from './wording.ts'

/** What a passage has of a number of a draft. */
export type NumberFound =
  | { readonly status: 'same'; readonly number: WrittenNumber }
  /** It counts the same thing otherwise. */
  | { readonly status: 'other'; readonly number: WrittenNumber }
  | { readonly status: 'none' }

/** Compares a number of a draft with those of a passage that tells the same. */
export function compareNumber(number: WrittenNumber, draft: ReadSentence, own: ReadSentence): NumberFound {
  const comparable = own.numbers.filter((other) => countsTheSame(number, draft, other, own))
  const same = comparable.find((other) => agrees(number, other))
  if (same) {
    const beside = besideWords(number, draft, same, own)
    return beside ? { status: 'other', number: beside } : { status: 'same', number: same }
  }
  const [other] = comparable
  return other ? { status: 'other', number: other } : { status: 'none' }
}

function countsTheSame(
  number: WrittenNumber,
  draft: ReadSentence,
  other: WrittenNumber,
  own: ReadSentence,
): boolean {
  if (!isSameUnit(number, other)) return false
  if (number.unit !== 'count') return true
  if (number.measure && other.measure) return number.measure === other.measure
  if (number.value === other.value && isTelling(number.value)) return true
  const [mine, theirs] = [nextWords(draft.text, number.end), nextWords(own.text, other.end)]
  // In a passage that tells the same, an equal number of which nothing else is said is that number.
  if (number.value === other.value && (mine.length === 0 || theirs.length === 0)) return true
  const nearMine = mine.length > 0 ? mine : wordsBeside(number, draft)
  const nearTheirs = theirs.length > 0 ? theirs : wordsBeside(other, own)
  return share(nearMine, nearTheirs, draft.language)
}

function share(mine: readonly string[], theirs: readonly string[], tag: string): boolean {
  return mine.some((word) => {
    const wording = wordingOf(word, tag)
    return theirs.some((each) => wording.closeness(each) >= SURE)
  })
}

/** "$" and "US$" are dollars, and a bare number may be what the other text gives a unit. */
function isSameUnit(one: WrittenNumber, other: WrittenNumber): boolean {
  return one.unit === other.unit
}

/** Whether a number is so particular that it hardly stands in two places for two things. */
function isTelling(value: number): boolean {
  const digits = Math.abs(value).toExponential().split('e')[0]?.replace('.', '').length ?? 0
  return digits >= 3
}

const BESIDE = 3
const BEFORE = 5

/** The words that may say what a number counts: those right behind it, and the nearest before. */
function wordsBeside({ start, end }: WrittenNumber, { text, words }: ReadSentence): string[] {
  const behind = words.filter((word) => word.start >= end).slice(0, 3)
  const before = words.filter((word) => word.end <= start).slice(-BEFORE)
  const near = [...behind, ...before].filter(
    (word) => Math.abs(word.start - end) < 60 && Math.abs(start - word.end) < 80,
  )
  return [...new Set([...near.map(({ word }) => word), ...nextWords(text, end)])]
}

/** The words right behind a number, up to a pause or a word of grammar: "12 grey herons". */
function nextWords(text: string, end: number): string[] {
  const rest = /^[\s\p{L}\p{M}’'-]*/u.exec(text.slice(end, end + 40))?.[0] ?? ''
  const found: string[] = []
  for (const { word } of tokens(rest).slice(0, BESIDE)) {
    if (ENDING.has(word)) break
    found.push(word)
  }
  return found
}

/** Behind them what is counted has been said. */
const ENDING = new Set(
  'in on at by to for from with since after before and or as who which that were was are is had have has will would of'.split(
    ' ',
  ),
)

/**
 * Of a passage with several such numbers, the one that stands beside the words beside which the draft has its own, if that
 * is another: "exports of 5 and imports of 7" do not bear out "imports of 5".
 */
function besideWords(
  number: WrittenNumber,
  draft: ReadSentence,
  same: WrittenNumber,
  own: ReadSentence,
): WrittenNumber | undefined {
  const rivals = own.numbers.filter((other) => isSameUnit(other, same))
  if (rivals.length < 2) return undefined
  const nearest = [...draft.words]
    .sort((a, b) => distance(a, number) - distance(b, number))
    .flatMap((word) => {
      const found = own.words.find((each) => word.closeness(each.word) >= SURE)
      return found ? [{ word, found }] : []
    })
    .slice(0, 2)
  const beside = nearest.map(({ word, found }) => sidedNearest(found, word.end <= number.start, rivals))
  const [first] = beside
  const isOther = first !== undefined && beside.every((each) => each !== undefined && each !== same)
  return isOther ? first : undefined
}

function distance(word: Pick<TellingWord, 'start' | 'end'>, { start, end }: WrittenNumber): number {
  return word.end <= start ? start - word.end : word.start - end
}

function sidedNearest(
  word: TellingWord,
  isBefore: boolean,
  numbers: readonly WrittenNumber[],
): WrittenNumber | undefined {
  const onSide = numbers.filter((number) => (isBefore ? number.start >= word.end : number.end <= word.start))
  return isBefore ? onSide[0] : onSide.at(-1)
}
