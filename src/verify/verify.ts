import { attributionsIn } from '../extraction/attribution/attributionsIn.ts'
import type { Attribution } from '../extraction/attribution/attribution.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { daysOf, type EdtfDate } from '../source/date.ts'
import { datesIn } from '../source/datesInText.ts'
import type { Sentence } from '../source/document.ts'
import type { Span } from '../source/quote.ts'
import { readDraft, type Draft, type DraftParticulars } from './draft.ts'
import { isLight } from './verbs.ts'
import { readSentence, type ReadSentence } from './reading.ts'
import { checkSentence, type SentencePart } from './sentences.ts'
import { coverageOf, worstOf, type CheckedSentence, type Verification } from './verification.ts'

/**
 * Compares a draft with the sources, sentence by sentence, yielding after each. It says what the sources say, never what
 * is true.
 * @param given the text, in Markdown or plain; its front matter may have its date.
 */
export function* verifyDraft(
  snapshot: Snapshot,
  given: string,
  particulars: DraftParticulars,
): Generator<void, Verification> {
  const draft = yield* readDraft(snapshot, given, particulars)
  const { text, language, sentences, paragraphs } = draft
  const attributions = yield* attributionsIn({ text, language, sentences, paragraphs })
  const checked: CheckedSentence[] = []
  let before: ReadSentence | undefined
  for (const [number, sentence] of sentences.entries()) {
    const words = text.slice(sentence.start, sentence.end)
    const read = readSentence(snapshot, words, language, datesIn(words, language, draft.date))
    const own = attributions.filter((each) => each.sentence === number)
    checked.push(checkedSentence(snapshot, draft, sentence, { read: goingOn(read, before), own }))
    before = read
    yield
  }
  const newest = newestOf(snapshot)
  return {
    sentences: checked,
    coverage: coverageOf(checked),
    draftDate: draft.date,
    ...(newest && { newest }),
    sources: snapshot.sources.size,
  }
}

const PRONOUN = /^["“]?(?:he|she|his|her|er|sie|il|elle|él|ella)\b/iu

/** A sentence that begins with a pronoun is about whom the sentence before it begins with. */
function goingOn(read: ReadSentence, before: ReadSentence | undefined): ReadSentence {
  const [subject] = before?.names ?? []
  if (!subject || !PRONOUN.test(read.text)) return read
  return { ...read, names: [{ ...subject, start: 0, end: 0 }, ...read.names] }
}

function checkedSentence(
  snapshot: Snapshot,
  draft: Draft,
  { start, end }: Sentence,
  { read, own }: { readonly read: ReadSentence; readonly own: readonly Attribution[] },
): CheckedSentence {
  const text = draft.text.slice(start, end)
  const place = draft.placeOf({ start, end })
  const reason = whyUnchecked(read)
  const moved = (span: Span): Span => ({ start: span.start - start, end: span.end - start })
  const parts =
    reason === undefined
      ? checkSentence(snapshot, {
          read,
          attributions: own.map((each) => ({
            speaker: moved(each.speaker),
            verb: moved(each.verb),
            content: moved(each.content),
            isDirect: each.isDirect,
            act: each.act,
            by: draft.text.slice(each.name.start, each.name.end),
          })),
        })
      : []
  const verdict = worstOf(parts)
  if (verdict === undefined)
    return { ...place, text, verdict: 'unchecked', reason: reason ?? NOTHING_TOLD, parts: [] }
  return { ...place, text, verdict, parts: parts.map((part) => placed(part, draft, start)) }
}

function placed(
  { kind, verdict, evidence, changes, ...part }: SentencePart,
  draft: Draft,
  by: number,
): CheckedSentence['parts'][number] {
  const span = { start: part.start + by, end: part.end + by }
  return {
    ...draft.placeOf(span),
    kind,
    text: draft.text.slice(span.start, span.end),
    verdict,
    evidence,
    ...(changes && { changes }),
  }
}

const NOTHING_TOLD =
  'Nothing in it can be looked up: no name, number, date or quotation with something told of it.'
const QUESTION = 'It asks and tells nothing.'

const NO_SENTENCE = 'It is no sentence that tells something.'

/** Forms of "be" and "have", which the search for verbs leaves out. */
const AUXILIARY =
  /^(?:is|are|was|were|be|been|has|have|had|will|would|ist|sind|war|waren|hat|haben|est|sont|a|ont|es|son|fue)$/

function whyUnchecked({
  text,
  names,
  numbers,
  dates,
  words,
  all,
  language,
}: ReadSentence): string | undefined {
  if (/[?？؟]["”’»)\s]*$/u.test(text)) return QUESTION
  if (/["“„«]/u.test(text)) return undefined
  if (names.length + numbers.length + dates.length === 0) return NOTHING_TOLD
  const tells =
    words.some(({ isVerb }) => isVerb) || all.some(({ word }) => AUXILIARY.test(word) || isLight(word))
  return tells || language !== 'en' ? undefined : NO_SENTENCE
}

function newestOf({ sources }: Snapshot): EdtfDate | undefined {
  let newest: EdtfDate | undefined
  for (const { particulars } of sources.values()) {
    const { published } = particulars
    if (published && (!newest || daysOf(published).from > daysOf(newest).from)) newest = published
  }
  return newest
}
