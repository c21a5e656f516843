import { SAYING } from '../extraction/names/verbs.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { passageNumber } from '../knowledge/snapshot.ts'
import { attributionsOf } from '../query/statements.ts'
import { isSameName, namesIn } from './names.ts'
import { readPassageSentence } from './passages.ts'
import type { ReadSentence } from './reading.ts'
import type { Span } from '../source/quote.ts'
import { runAtOnce } from '../source/slices.ts'

/** What a passage says of who speaks. */
export type SpeakerFound =
  | { readonly status: 'same' }
  | { readonly status: 'other'; readonly name: string }
  | { readonly status: 'none' }

/**
 * Compares a draft's speaker with whom a passage, or the sentences beside it, gives the words to.
 * @param words the passage's words for what is said; offsets are into its sentence.
 */
export function compareSpeaker(
  snapshot: Snapshot,
  speaker: string,
  passage: PassageNumber,
  words: readonly Span[],
): SpeakerFound {
  const own = speakerOf(snapshot, passage, words)
  if (own !== undefined && isSamePerson(snapshot, speaker, own)) return { status: 'same' }
  if (isAuthor(snapshot, speaker, passage)) return { status: 'same' }
  if (own !== undefined && /\p{Lu}|\p{Lo}/u.test(own)) return { status: 'other', name: own }
  const near = [passage, passage + 1, passage - 1]
    .map((number) => passageNumber(number))
    .filter((number) => snapshot.passages[number]?.source === snapshot.passages[passage]?.source)
  const beside = namesSaid(snapshot, near.slice(1))
  if (beside.some((name) => isSamePerson(snapshot, speaker, name))) return { status: 'same' }
  return near.some((number) => saysBeside(snapshot, speaker, number))
    ? { status: 'same' }
    : { status: 'none' }
}

/** Whom the passage gives the words to: by what was found in it, else whoever is named last before them with a verb of speech. */
function speakerOf(snapshot: Snapshot, passage: PassageNumber, words: readonly Span[]): string | undefined {
  const sentence = snapshot.passages[passage]?.sentence
  const offset = sentence?.start ?? 0
  const said = runAtOnce(attributionsOf(snapshot, [passage]))
  const covering = said
    .map((each) => ({
      ...each,
      count: words.filter((word) => isIn(word, offset, each.found.content)).length,
    }))
    .filter(({ count }) => 2 * count > words.length || (words.length === 0 && said.length === 1))
    .sort((a, b) => b.count - a.count)
  const [best] = covering
  const { names, all } = readPassageSentence(snapshot, passage)
  const [first] = words.toSorted((a, b) => a.start - b.start)
  const before = names.filter(({ end }) => end <= (first?.start ?? Infinity))
  const nearest = before.findLast((name) => isBesideSaying(all, name, AFTER))
  const isNearer = best && nearest && nearest.start + offset > best.found.verb.end
  if (best && !isNearer) return best.source.text.slice(best.found.name.start, best.found.name.end)
  return nearest?.text
}

function isIn({ start, end }: Span, offset: number, content: Span): boolean {
  return start + offset >= content.start && end + offset <= content.end
}

function namesSaid(snapshot: Snapshot, passages: readonly PassageNumber[]): string[] {
  return runAtOnce(attributionsOf(snapshot, passages)).flatMap(
    ({ source: { text }, found: { name, speaker } }) => [
      text.slice(name.start, name.end),
      text.slice(speaker.start, speaker.end),
    ],
  )
}

/** The text itself, as whoever quotes it calls it. */
const ITSELF =
  /^(?:the|its|this|an?)?\s*(?:author|article|writer|essay|analysis|document|paper|text|source)$/iu

function isAuthor(snapshot: Snapshot, speaker: string, passage: PassageNumber): boolean {
  if (ITSELF.test(speaker)) return true
  const { author, publisher } = snapshot.passages[passage]?.source.particulars ?? {}
  return [author, publisher].some((name) => name !== undefined && isSamePerson(snapshot, speaker, name))
}

/** Whether the words for two speakers name the same. */
function isSamePerson(snapshot: Snapshot, one: string, other: string): boolean {
  const [mine, theirs] = [namesIn(snapshot, one), namesIn(snapshot, other)]
  if (mine.length > 0 && theirs.length > 0)
    return mine.some((name) => theirs.some((each) => isSameName(name, each)))
  const small = (text: string): string =>
    text
      .toLowerCase()
      .replace(/^the\s+/, '')
      .trim()
  return small(one) === small(other) || lastWord(one) === lastWord(other)
}

function lastWord(text: string): string {
  return (
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .findLast((word) => word !== '') ?? ''
  )
}

/** So many words between a name and a verb of speech. */
const BESIDE = { before: 5, behind: 5 } as const

/** How somebody's numbers are given. */
const SHOWING = new Set(
  'indicate indicates indicated show shows showed figures data found according statement'.split(' '),
)

function saysBeside(snapshot: Snapshot, speaker: string, passage: PassageNumber): boolean {
  const { names, all } = readPassageSentence(snapshot, passage)
  return names.some((name) => isSamePerson(snapshot, speaker, name.text) && isBesideSaying(all, name, BESIDE))
}

/** Right behind a name: "Ada Holm told", "Norland has argued". */
const AFTER = { before: 0, behind: 2 } as const

function isBesideSaying(
  all: ReadSentence['all'],
  name: Span,
  reach: { readonly before: number; readonly behind: number },
): boolean {
  const first = all.findIndex(({ start }) => start >= name.start)
  const last = all.findLastIndex(({ end }) => end <= name.end)
  return all.some(
    ({ word }, at) =>
      (SAYING.has(word) || SHOWING.has(word)) && at >= first - reach.before && at <= last + reach.behind,
  )
}
