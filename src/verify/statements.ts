import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { EdtfDate } from '../source/date.ts'
import type { Span } from '../source/quote.ts'
import { align, type Alignment, type ReadPassage } from './alignment.ts'
import { isVaguer, isWithin } from './dates.ts'
import { disputeOf } from './disputes.ts'
import { evidenceOf } from './evidence.ts'
import { compareNumber } from './figures.ts'
import { isSameName } from './names.ts'
import { candidatesFor, readPassage } from './passages.ts'
import type { ReadSentence } from './reading.ts'
import { slotOf } from './prepositions.ts'
import type { WrittenDate } from '../source/writtenDate.ts'
import type { Evidence, PartKind, Verdict } from './verification.ts'

/** A part of a sentence with what the sources say of it. Offsets are into the sentence. */
export interface FoundPart extends Span {
  readonly kind: PartKind
  readonly verdict: Verdict
  readonly evidence: readonly Evidence[]
  /** The passage that bears it out, and its words that do. Offsets are into its sentence. */
  readonly passage?: PassageNumber
  readonly words?: readonly Span[]
}

interface Compared {
  readonly passage: PassageNumber
  readonly read: ReadPassage
  readonly alignment: Alignment
}

/** A passage that has all names and so much of what is told is near enough to lay numbers and dates side by side. */
const NEAR_ENOUGH = 0.62
/** To bear out a number without telling all of it more is asked. */
const BEARS_OUT = 0.78

/**
 * Looks up what a statement tells, and its numbers and dates.
 * @param isAttributed whether the draft says whose words they are: then nothing is told that others dispute.
 */
export function checkStatement(
  snapshot: Snapshot,
  statement: ReadSentence,
  { isAttributed }: { readonly isAttributed: boolean },
): FoundPart[] {
  const compared = candidatesFor(snapshot, statement.text)
    .map((passage): Compared => {
      const read = readPassage(snapshot, passage)
      return { passage, read, alignment: align(statement, read) }
    })
    .sort(
      (a, b) =>
        Number(b.alignment.isTold) - Number(a.alignment.isTold) || b.alignment.covered - a.alignment.covered,
    )
  const told = compared.filter(({ alignment }) => alignment.isTold)
  const near = compared.filter(
    ({ alignment: { isTold, contrary, missingNames, covered } }) =>
      isTold || (contrary === undefined && missingNames.length === 0 && covered >= NEAR_ENOUGH),
  )
  return [
    ...toldPart(snapshot, statement, compared, { told, isAttributed }),
    ...laidParts(snapshot, statement, told, near),
  ]
}

function toldPart(
  snapshot: Snapshot,
  statement: ReadSentence,
  compared: readonly Compared[],
  { told, isAttributed }: { readonly told: readonly Compared[]; readonly isAttributed: boolean },
): FoundPart[] {
  const first = statement.words[0] ?? statement.names[0]
  const last = statement.words.at(-1) ?? statement.names.at(-1)
  if (!first || !last || statement.words.length === 0) return []
  const start = Math.min(first.start, statement.names[0]?.start ?? first.start)
  const end = Math.max(last.end, statement.names.at(-1)?.end ?? last.end)
  const part = { kind: 'statement', start, end } as const
  const [best] = told
  if (best) {
    const dispute = isAttributed ? [] : disputeOf(snapshot, best, compared)
    const evidence = evidenceOf(snapshot, best.passage)
    if (dispute.length > 0) return [{ ...part, verdict: 'disputed', evidence: dispute }]
    return [{ ...part, verdict: 'supported', evidence, passage: best.passage, words: best.alignment.found }]
  }
  const other = compared.flatMap((each) => otherName(snapshot, statement, each))
  if (other.length > 0) return [{ ...part, verdict: 'differs', evidence: other.slice(0, 1) }]
  const [nearest] = compared
  const isNear = nearest !== undefined && nearest.alignment.covered >= NEAR_ENOUGH
  return [{ ...part, verdict: 'not found', evidence: isNear ? evidenceOf(snapshot, nearest.passage) : [] }]
}

/** So much of a statement is there where only a name is another. */
const ALL_BUT_A_NAME = 0.7

/** A passage that tells just this of somebody, or somewhere, else. */
function otherName(
  snapshot: Snapshot,
  statement: ReadSentence,
  { passage, read: { own }, alignment }: Compared,
): Evidence[] {
  const { missingNames, missingWords, contrary, covered } = alignment
  if (missingWords.length > 0 || covered < ALL_BUT_A_NAME) return []
  if (contrary === 'of others' && missingNames.length === 0) return evidenceOf(snapshot, passage)
  const [missing] = missingNames
  if (!missing || missingNames.length > 1 || statement.words.length < 2) return []
  const slot = slotOf(statement.text, missing)
  // Without a verb nothing tells who of several would stand there.
  if (slot === '' && !statement.words.some(({ isVerb }) => isVerb)) return []
  const other = own.names.find(
    (name) => slotOf(own.text, name) === slot && !statement.names.some((each) => isSameName(each, name)),
  )
  return other ? evidenceOf(snapshot, passage, [other], other.text) : []
}

/** A number or a date with what each passage has of it. */
interface Lookup {
  readonly kind: 'number' | 'date'
  readonly span: Span
  readonly in: (read: ReadPassage) => Laid
}

/** What a passage has where the draft has its number or date. */
interface Laid {
  readonly status: 'same' | 'other' | 'none'
  readonly spans: readonly Span[]
  readonly instead: string
}

const NOTHING_LAID: Laid = { status: 'none', spans: [], instead: '' }

function lookups(statement: ReadSentence): Lookup[] {
  const numbers = statement.numbers.map((number): Lookup => ({
    kind: 'number',
    span: number,
    in: ({ own }) => {
      const found = compareNumber(number, statement, own)
      if (found.status === 'none') return NOTHING_LAID
      const { start, end } = found.number
      return { status: found.status, spans: [{ start, end }], instead: own.text.slice(start, end) }
    },
  }))
  const dates = statement.dates.map((date): Lookup => ({
    kind: 'date',
    span: date,
    in: (read) => laidDate(date.date, read),
  }))
  return [...numbers, ...dates]
}

function laidDate(date: EdtfDate, read: ReadPassage): Laid {
  const dates = datesOf(read)
  const own = read.own.dates
  if (dates.some((other) => isWithin(date, other.date)))
    return { status: 'same', spans: own.filter((other) => isWithin(date, other.date)), instead: '' }
  const [first] = dates
  if (!first || !dates.every((other) => isOther(date, other.date))) return NOTHING_LAID
  return { status: 'other', spans: own.filter((other) => other === first), instead: first.date.edtf }
}

/** A passage that says less of it may bear out a number only where it says nearly as much as the best. */
const NEARLY = 0.1

/**
 * Lays the numbers and dates beside those of the passages: of those that tell it, first one that has them all, else the
 * one that tells most of it, so that nothing is put together of several that speak of different things.
 */
function laidParts(
  snapshot: Snapshot,
  statement: ReadSentence,
  told: readonly Compared[],
  near: readonly Compared[],
): FoundPart[] {
  const wanted = lookups(statement)
  if (wanted.length === 0) return []
  const [best] = told
  const isOther = best !== undefined && wanted.some((each) => each.in(best.read).status === 'other')
  const least = (best?.alignment.covered ?? 0) - (isOther ? 0 : NEARLY)
  const whole = told.find(
    ({ read, alignment }) =>
      alignment.covered >= least && wanted.every((each) => each.in(read).status === 'same'),
  )
  const order = [...(whole ? [whole] : []), ...told, ...near.filter((each) => !told.includes(each))]
  return wanted.map((each): FoundPart => {
    const { kind, span } = each
    const part = { kind, start: span.start, end: span.end }
    for (const compared of order) {
      const { status, spans, instead } = each.in(compared.read)
      const bearsOut = told.includes(compared) || compared.alignment.covered >= BEARS_OUT
      if (status === 'none' || (status === 'same' && !bearsOut)) continue
      const { passage } = compared
      return status === 'same'
        ? { ...part, verdict: 'supported', evidence: evidenceOf(snapshot, passage, spans), passage }
        : { ...part, verdict: 'differs', evidence: evidenceOf(snapshot, passage, spans, instead) }
    }
    return { ...part, verdict: 'not found', evidence: [] }
  })
}

function isOther(date: EdtfDate, other: EdtfDate): boolean {
  return !isWithin(date, other) && !isVaguer(date, other)
}

/** The dates of a passage, or, where it names none, of the sentence that it goes on from. */
function datesOf({ own, before }: ReadPassage): readonly WrittenDate[] {
  return own.dates.length > 0 ? own.dates : (before[0]?.dates ?? [])
}
