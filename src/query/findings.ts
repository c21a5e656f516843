import type { PassageDate, PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Event, Fact, Figure } from '../knowledge/types.ts'
import type {
  ClaimsFinding,
  DatedFinding,
  DatedPassage,
  Excerpt,
  FigureFinding,
  Finding,
  PassageFinding,
  PassagePart,
  Statement,
} from './answer.ts'
import { withAlsoIn, withCopies } from './copies.ts'
import { excerptsOf, passageExcerpt, type Highlighter } from './excerpts.ts'
import { momentsOf, type Moment } from './order.ts'
import { sumOf } from './sums.ts'

/** Makes findings of facts, with the excerpts that bear them out. */
export class Findings {
  readonly #snapshot: Snapshot
  readonly #highlight: Highlighter

  constructor(snapshot: Snapshot, highlight: Highlighter) {
    this.#snapshot = snapshot
    this.#highlight = highlight
  }

  description(fact: Fact): Statement<'description'> {
    return { kind: 'description', fact, excerpts: this.#excerpts(fact) }
  }

  figure(fact: Figure): FigureFinding {
    const sum = sumOf(this.#snapshot, fact)
    return { kind: 'figure', fact, excerpts: this.#excerpts(fact), ...(sum && { sum }) }
  }

  dated(moment: Moment): DatedFinding {
    const { fact } = moment
    const after =
      fact.kind === 'event' ? fact.after.flatMap((id) => this.#snapshot.entries.get(id) ?? []) : []
    return { ...moment, kind: 'dated', excerpts: this.#excerpts(fact), after }
  }

  /** The whole question, whichever of its claims was found: no side is left out. */
  claims(question: string): ClaimsFinding[] {
    const found = this.#snapshot.questions.get(question)
    if (!found) return []
    const claims = found.claims.flatMap((id) => {
      const fact = this.#snapshot.facts.get(id)
      return fact?.kind === 'claim' ? [{ kind: 'claim' as const, fact, excerpts: this.#excerpts(fact) }] : []
    })
    return [{ kind: 'disagreement', question: found, claims }]
  }

  /**
   * Passages in their order, of wire copy the first with where else it stands. Yields often.
   * @param partOf what a passage is there for, where that is known.
   */
  *passages(
    numbers: readonly PassageNumber[],
    partOf?: (passage: PassageNumber) => PassagePart | undefined,
  ): Generator<void, PassageFinding[]> {
    const once = yield* withCopies(this.#snapshot, numbers)
    return once.flatMap(({ passage, copies }) => {
      const excerpt = passageExcerpt(this.#snapshot, passage, this.#highlight)
      const part = partOf?.(passage)
      if (!excerpt) return []
      return [
        {
          kind: 'passage',
          ...(part && { part }),
          excerpts: [withAlsoIn(this.#snapshot, excerpt, copies)],
        },
      ]
    })
  }

  /** @param others sentences of other sources that tell of the same. */
  written(
    { passage, date, start, end, isResolved }: PassageDate<PassageNumber>,
    others: readonly PassageNumber[],
  ): DatedPassage[] {
    const excerpt = passageExcerpt(this.#snapshot, passage, () => [{ start, end }])
    if (!excerpt) return []
    const resolvedFrom = excerpt.quote.slice(start, end).replace(/\s+/g, ' ')
    return [
      {
        kind: 'datedPassage',
        date,
        ...(isResolved && { resolvedFrom }),
        excerpts: [excerpt, ...this.#passages(others)],
      },
    ]
  }

  /**
   * Each fact in the form of its kind; claims come as their whole questions, each once, and of facts that say the same
   * with the same words of the sources the first.
   */
  ofFacts(facts: readonly Fact[]): Finding[] {
    const questions = new Set<string>()
    const said = new Set<string>()
    return facts.flatMap((fact): Finding[] => {
      if (fact.kind === 'figure') return [this.figure(fact)]
      const key = JSON.stringify([
        fact.statement,
        fact.quotes.map(({ source, start, end }) => [source, start, end]),
      ])
      if (fact.kind !== 'claim' && said.has(key)) return []
      said.add(key)
      if (isDated(fact)) return momentsOf(fact).map((moment) => this.dated(moment))
      if (fact.kind !== 'claim') return [{ kind: 'statement', fact, excerpts: this.#excerpts(fact) }]
      if (questions.has(fact.question)) return []
      questions.add(fact.question)
      return this.claims(fact.question)
    })
  }

  #passages(numbers: readonly PassageNumber[]): Excerpt[] {
    return numbers.flatMap((number) => passageExcerpt(this.#snapshot, number, this.#highlight) ?? [])
  }

  #excerpts(fact: Fact): Statement<'statement'>['excerpts'] {
    return excerptsOf(this.#snapshot, fact, this.#highlight)
  }
}

/** Whether a fact has its place in a timeline: an event that has a date or an order. */
export function isDated(fact: Fact): fact is Event {
  return fact.kind === 'event' && (fact.date !== undefined || fact.after.length > 0)
}
