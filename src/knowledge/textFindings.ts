import type { Named, NameIndex } from '../search/names/nameIndex.ts'
import type { Passage } from '../search/passages/passageIndex.ts'
import { datesIn, type WrittenDate } from '../source/datesInText.ts'
import { sorted } from '../source/sorted.ts'
import { TextNames } from './textNames.ts'

/** A date that a passage writes out; offsets are into the passage. */
export interface PassageDate extends WrittenDate {
  readonly passage: number
}

/** What the texts hold, whatever facts are known: it follows from the passages and from the entries' names. */
export interface TextFindings {
  /** Names that stand in the texts, each its own id. */
  readonly textNameList: readonly Named[]
  /** By an entry's id the passages that name it. */
  readonly namedIn: ReadonlyMap<string, readonly number[]>
  /** The dates that the texts write out, the earliest first. */
  readonly writtenDates: readonly PassageDate[]
}

/** Looks through the passages, yielding often. */
export function* findInTexts(passages: readonly Passage[], names: NameIndex): Generator<void, TextFindings> {
  const textNames = new TextNames()
  const namedIn = new Map<string, number[]>()
  const writtenDates: PassageDate[] = []
  for (const [number, { text, language }] of passages.entries()) {
    textNames.add(text, language)
    for (const written of datesIn(text, language)) writtenDates.push({ ...written, passage: number })
    for (const id of new Set(names.mentions(text).map((mention) => mention.id))) {
      const known = namedIn.get(id)
      if (known) known.push(number)
      else namedIn.set(id, [number])
    }
    yield
  }
  return {
    textNameList: yield* textNames.finish(),
    namedIn,
    writtenDates: yield* sorted(writtenDates, byDate),
  }
}

function byDate(a: PassageDate, b: PassageDate): number {
  return (
    byText(a.date.earliest, b.date.earliest) || byText(a.date.latest, b.date.latest) || a.passage - b.passage
  )
}

function byText(left = '', right = ''): number {
  return left === right ? 0 : left < right ? -1 : 1
}
