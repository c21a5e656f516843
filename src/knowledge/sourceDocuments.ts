import type { DayRange, IndexedDocument, Passage } from '../search/passages/passageIndex.ts'
import { digest } from '../search/seal.ts'
import { daysOf } from '../source/date.ts'
import type { SourceFindings } from './sourceFindings.ts'
import type { Source } from './types.ts'

/** A source as the index has it, and the notes that were taken in with it. */
export interface SourceDocument {
  readonly document: IndexedDocument
  readonly notes: string
}

/** So many passages between two places to interrupt. */
const SLICE = 200
const KEY_DIGITS = 32

/**
 * A source as the index has it, yielding often.
 * @param notes by passage, numbered from the source's first, words by which it is found although they are not its own.
 * @param known as it was when the same source had other notes, or the same.
 */
export function* sourceDocument(
  source: Source,
  findings: SourceFindings,
  notes: ReadonlyMap<number, string>,
  known: SourceDocument | undefined,
): Generator<void, SourceDocument> {
  const allNotes = JSON.stringify([...notes])
  if (known?.notes === allNotes) return known
  const { title, language } = source.particulars
  const sentences = JSON.stringify(source.sentences.map(({ end, paragraph }) => [end, paragraph]))
  const content = yield* digest([JSON.stringify([title, language]), source.text, sentences, allNotes])
  return {
    notes: allNotes,
    document: {
      // With the id two sources of the same content have two keys.
      key: `${source.id}:${content.toString('hex').slice(0, KEY_DIGITS)}`,
      passages: yield* passagesOf(source, findings, notes),
    },
  }
}

function* passagesOf(
  source: Source,
  { passages, dates, attributions }: SourceFindings,
  notes: ReadonlyMap<number, string>,
): Generator<void, Passage[]> {
  const { title, language, published } = source.particulars
  const ranges = new Map<number, DayRange[]>()
  for (const { passage, date } of dates) {
    const known = ranges.get(passage)
    if (known) known.push(daysOf(date))
    else ranges.set(passage, [daysOf(date)])
  }
  const speakers = new Map<number, string[]>()
  for (const { sentence, speaker, name } of attributions) {
    const own = [name, speaker].map(({ start, end }) => source.text.slice(start, end))
    speakers.set(sentence, [...(speakers.get(sentence) ?? []), ...own])
  }
  const publishedDays = published && daysOf(published)
  const indexed: Passage[] = []
  for (const [number, { sentence }] of passages.entries()) {
    const named = ranges.get(number)
    const speaking = speakers.get(number)
    indexed.push({
      text: source.text.slice(sentence.start, sentence.end),
      group: sentence.paragraph,
      title,
      notes: notes.get(number) ?? '',
      language,
      ...(publishedDays && { published: publishedDays }),
      ...(named && { dates: named }),
      ...(speaking && { speakers: speaking }),
    })
    if (number % SLICE === 0) yield
  }
  return indexed
}
