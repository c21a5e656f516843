import { interactionIn, interactionKinds, type Interaction } from '../extraction/interaction.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { daysOf, type EdtfDate } from '../source/date.ts'
import type { InteractionFinding } from './answer.ts'
import { publisherOf, sourceOf, spread, withAlsoIn, withCopies } from './copies.ts'
import { passageExcerpt, passageText, type Highlighter } from './excerpts.ts'
import { datesIn } from './statements.ts'

/** More than anybody pages through. */
const MOST_READ = 1_000

interface Acting {
  readonly passage: PassageNumber
  readonly copies: readonly PassageNumber[]
  readonly interaction: Interaction
}

/**
 * The sentences in which one of two acts on the other, by what is done and by date. Yields often.
 * @param passages that name both.
 * @param one finds where a sentence names the one, and `other` the other.
 */
export function* interactionFindings(
  snapshot: Snapshot,
  passages: readonly PassageNumber[],
  one: Highlighter,
  other: Highlighter,
): Generator<void, InteractionFinding[]> {
  const acting: { readonly passage: PassageNumber; readonly interaction: Interaction }[] = []
  for (const passage of passages.slice(0, MOST_READ)) {
    const text = passageText(snapshot, passage)
    const interaction = interactionIn(text, one(text), other(text))
    if (interaction) acting.push({ passage, interaction })
    yield
  }
  const kindOf = new Map(acting.map(({ passage, interaction }) => [passage, interaction]))
  const once = yield* withCopies(
    snapshot,
    acting.map(({ passage }) => passage),
  )
  const shown = once.flatMap((each): Acting[] => {
    const interaction = kindOf.get(each.passage)
    return interaction ? [{ ...each, interaction }] : []
  })
  return interactionKinds.flatMap((kind) => {
    const own = shown.filter(({ interaction }) => interaction.kind === kind)
    const byPublisher = spread(own, ({ passage }) => {
      const source = sourceOf(snapshot, passage)
      return source ? publisherOf(source) : ''
    })
    return byPublisher
      .map((acts) => ({ acts, dated: dateOf(snapshot, acts.passage) }))
      .toSorted((a, b) => timeOf(b.dated?.date) - timeOf(a.dated?.date))
      .flatMap(({ acts, dated }) => finding(snapshot, acts, dated, one, other))
  })
}

/** "This year" tells when a sentence was written. */
const YEAR = /^\d{4}$/

interface Dated {
  readonly date: EdtfDate
  readonly isPublished: boolean
}

/** The first day or month that the sentence names, else the day on which its source was published. */
function dateOf(snapshot: Snapshot, passage: PassageNumber): Dated | undefined {
  const named = datesIn(snapshot, passage).find(({ date }) => !YEAR.test(date.edtf))
  const published = sourceOf(snapshot, passage)?.particulars.published
  if (named) return { date: named.date, isPublished: false }
  return published && { date: published, isPublished: true }
}

function timeOf(date: EdtfDate | undefined): number {
  return date ? daysOf(date).to : -Infinity
}

function finding(
  snapshot: Snapshot,
  { passage, copies, interaction }: Acting,
  dated: Dated | undefined,
  one: Highlighter,
  other: Highlighter,
): InteractionFinding[] {
  const both: Highlighter = (quote) => [...one(quote), ...other(quote)]
  const excerpt = passageExcerpt(snapshot, passage, (quote) => [...both(quote), interaction.word])
  if (!excerpt) return []
  return [
    {
      kind: 'interaction',
      interaction: interaction.kind,
      verb: passageText(snapshot, passage).slice(interaction.word.start, interaction.word.end),
      ...dated,
      excerpts: [withAlsoIn(snapshot, excerpt, copies)],
    },
  ]
}
