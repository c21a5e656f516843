import type { Snapshot } from '../knowledge/snapshot.ts'
import { monthsOf } from '../source/months.ts'
import type { Span } from '../source/quote.ts'
import { isBesideTitle, isTitle } from '../extraction/names/titles.ts'
import { isCapital, tokens } from '../search/tokens.ts'
import { isOfName } from './wording.ts'

/** A name in a sentence, by the records and by what the texts name. Offsets are into the sentence. */
export interface WrittenName extends Span {
  readonly text: string
  /** What it may be: ids of records and names of what the texts name; empty for a name that is not known. */
  readonly ids: ReadonlySet<string>
  /** Folded, without titles. */
  readonly words: readonly string[]
}

/**
 * Finds the names in a sentence: those that are known, longest first where they overlap, and other words with capitals.
 * @param taken numbers and dates, which are no names.
 */
export function namesIn(
  { names, textNames }: Pick<Snapshot, 'names' | 'textNames'>,
  text: string,
  taken: readonly Span[] = [],
): WrittenName[] {
  const isFree = (span: Span): boolean =>
    !taken.some((each) => each.start < span.end && span.start < each.end)
  const found = [
    ...names.mentions(text).map(({ id, ...span }) => ({ ...span, id: `record ${id}` })),
    ...textNames.mentions(text).map(({ id, ...span }) => ({ ...span, id: `text ${id}` })),
  ].filter((span) => isFree(span) && /\p{Lu}|\p{Lo}/u.test(text.slice(span.start, span.end)))
  const longest: Span[] = []
  for (const span of found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!longest.some((other) => other.start < span.end && span.start < other.end)) longest.push(span)
  const others = capitalsIn(text).filter(
    (span) => isFree(span) && !longest.some((other) => other.start < span.end && span.start < other.end),
  )
  return [...longest, ...others]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end),
      ids: new Set(found.flatMap((other) => (other.start === start && other.end === end ? other.id : []))),
      words: tokens(text.slice(start, end)).map(({ word }) => word),
    }))
}

const CALENDAR: ReadonlySet<string> = new Set([
  ...monthsOf('en').numbers.keys(),
  ...'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
])

/** Words with capitals that open no sentence and are no titles, those beside each other as one. */
function capitalsIn(text: string): Span[] {
  if (text === text.toUpperCase()) return []
  const found: Span[] = []
  for (const [at, { word, start, end }] of tokens(text).entries()) {
    const isOpening = at === 0 || /[.:!?“"]\s*$/u.test(text.slice(0, start))
    if (
      isOpening ||
      CALENDAR.has(word) ||
      !isCapital(text, start) ||
      isTitle(word) ||
      isBesideTitle(word) ||
      end - start < 2
    )
      continue
    const last = found.at(-1)
    if (last && /^[ \u00a0-]$/u.test(text.slice(last.end, start)))
      found[found.length - 1] = { start: last.start, end }
    else found.push({ start, end })
  }
  return found
}

/** Whether two names may stand for one thing. */
export function isSameName(one: WrittenName, other: WrittenName): boolean {
  for (const id of one.ids) if (other.ids.has(id)) return true
  const [few, many] =
    one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  if (few.length === 0) return false
  // "Mohammad Yaqoob" of "Mullah Mohammad Yaqoob"; of several words the last must be there.
  const isPart = few.every((word) => many.some((own) => isOfName(word, own)))
  return isPart && (few.length === many.length || isOfName(many.at(-1) ?? '', few.at(-1) ?? ''))
}
