import type { Attribution } from '../extraction/attribution/attribution.ts'
import { attributionsIn } from '../extraction/attribution/attributionsIn.ts'
import { quantitiesIn } from '../extraction/quantity/quantitiesIn.ts'
import type { Quantity } from '../extraction/quantity/quantity.ts'
import { namesInText, type SourceName } from '../extraction/names/sourceNames.ts'
import type { NameIndex } from '../search/names/nameIndex.ts'
import type { Source, SourcePassage } from './types.ts'
import { datesInPassages, type PassageDate } from './passageDates.ts'

/** What one source holds, whatever other sources and facts there are. Passages are numbered from the source's first. */
export interface SourceFindings {
  readonly passages: readonly SourcePassage[]
  /** The dates that it names, the earliest first. */
  readonly dates: readonly PassageDate[]
  /** What it names. */
  readonly names: readonly SourceName[]
  /** Who says what, in the order of the text. */
  readonly attributions: readonly Attribution[]
  /** What it counts, in the order of the text. */
  readonly quantities: readonly Quantity[]
}

/** By an entry's id the passages that name it, by their numbers: from a source's first, or among all. */
export type NamedIn<Of extends number = number> = ReadonlyMap<string, readonly Of[]>

/** Looks through a source, yielding often. */
export function* findInSource(source: Source): Generator<void, SourceFindings> {
  const passages = passagesOfSource(source)
  const dates = yield* datesInPassages(passages)
  const { text, sentences, paragraphs, particulars } = source
  const { language } = particulars
  return {
    passages,
    dates,
    names: yield* namesInText(text, sentences, language),
    attributions: yield* attributionsIn({ text, language, sentences, paragraphs }),
    quantities: yield* quantitiesIn({ text, language, sentences, dates: bySentence(dates) }),
  }
}

function bySentence(dates: readonly PassageDate[]): ReadonlyMap<number, readonly PassageDate[]> {
  const found = new Map<number, PassageDate[]>()
  for (const date of dates) {
    const known = found.get(date.passage)
    if (known) known.push(date)
    else found.set(date.passage, [date])
  }
  return found
}

export function passagesOfSource(source: Source): SourcePassage[] {
  return source.sentences.map((sentence) => ({ source, sentence }))
}

/** Finds the entries that a source names, yielding often. */
export function* findEntries(passages: readonly SourcePassage[], names: NameIndex): Generator<void, NamedIn> {
  const found = new Map<string, number[]>()
  for (const [number, { source, sentence }] of passages.entries()) {
    const text = source.text.slice(sentence.start, sentence.end)
    for (const id of new Set(names.mentions(text).map((mention) => mention.id))) {
      const known = found.get(id)
      if (known) known.push(number)
      else found.set(id, [number])
    }
    yield
  }
  return found
}
