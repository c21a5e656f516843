import { sharedBy } from '../extraction/likeness.ts'
import type { PassageDate, PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { sourceOf } from './copies.ts'
import { passageText } from './excerpts.ts'
import { tellingWords } from './tellingWords.ts'

type Dated = PassageDate<PassageNumber>

/** A date that a text names, with the sentences of other sources that tell of the same on that date. */
interface Happening {
  readonly dated: Dated
  readonly others: readonly Dated[]
}

/** So much of the shorter sentence's telling words both must have, and at least so many. */
const SHARED = 0.6
const FEWEST = 3
/** Of more sentences of one date the rest are lines of their own. */
const MOST_OF_A_DATE = 120

/** Joins what several sources tell of one date in much the same words. The order stays. Yields often. */
export function* happenings(snapshot: Snapshot, dates: readonly Dated[]): Generator<void, Happening[]> {
  const found: { readonly dated: Dated; readonly others: Dated[]; readonly words: ReadonlySet<string> }[] = []
  const byDate = new Map<string, (typeof found)[number][]>()
  for (const dated of dates) {
    yield
    const words = wordsOf(snapshot, dated.passage)
    const known = byDate.get(dated.date.edtf) ?? []
    byDate.set(dated.date.edtf, known)
    const same = known
      .slice(0, MOST_OF_A_DATE)
      .find(
        (other) =>
          isSame(other.words, words) &&
          sourceOf(snapshot, other.dated.passage) !== sourceOf(snapshot, dated.passage),
      )
    if (same) {
      same.others.push(dated)
      continue
    }
    const item = { dated, others: [], words }
    known.push(item)
    found.push(item)
  }
  return found.map(({ dated, others }) => ({ dated, others }))
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = sharedBy(a, b)
  return shared >= FEWEST && shared >= SHARED * Math.min(a.size, b.size)
}

function wordsOf(snapshot: Snapshot, passage: PassageNumber): ReadonlySet<string> {
  const language = sourceOf(snapshot, passage)?.particulars.language ?? ''
  return new Set(tellingWords(passageText(snapshot, passage), language).keys())
}
