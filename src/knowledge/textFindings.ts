import { entitiesOf, type TextEntity } from '../extraction/names/entities.ts'
import type { NamesOfSource } from '../extraction/names/nameGroups.ts'
import { passageNumber, type PassageNumber } from '../search/passages/passageIndex.ts'
import { sortDates, type PassageDate } from './passageDates.ts'
import type { NamedIn, SourceFindings } from './sourceFindings.ts'
import type { SourcePassage } from './types.ts'

/** What the texts hold; it follows from what each source holds. */
export interface TextFindings {
  /** Every sentence of every source, in the order of the index. */
  readonly passages: readonly SourcePassage[]
  /** The number of each source's first passage. */
  readonly firstPassages: ReadonlyMap<string, PassageNumber>
  /** What the texts name, by its name; the most frequent first. */
  readonly textEntities: ReadonlyMap<string, TextEntity>
  /** By an entry's id the passages that name it. */
  readonly namedIn: NamedIn<PassageNumber>
  /** The dates that the texts name, the earliest first. */
  readonly writtenDates: readonly PassageDate<PassageNumber>[]
}

/** A source's id, what it holds, and the entries that it names. */
export interface FoundSource {
  readonly id: string
  /** BCP 47. */
  readonly language: string
  readonly findings: SourceFindings
  readonly namedIn: NamedIn
}

/** So many passages, names or dates between two places to interrupt. */
const SLICE = 1000

/** Puts together what the sources hold, in their order, yielding often. */
export function* textFindings(sources: readonly FoundSource[]): Generator<void, TextFindings> {
  const passages: SourcePassage[] = []
  const firstPassages = new Map<string, PassageNumber>()
  const names: NamesOfSource[] = []
  const namedIn = new Map<string, PassageNumber[]>()
  const dates: PassageDate<PassageNumber>[] = []
  for (const { id, language, findings, namedIn: own } of sources) {
    const first = passageNumber(passages.length)
    firstPassages.set(id, first)
    for (const passage of findings.passages) {
      passages.push(passage)
      if (passages.length % SLICE === 0) yield
    }
    names.push({ names: findings.names, first, language })
    for (const date of findings.dates) dates.push({ ...date, passage: passageNumber(first + date.passage) })
    for (const [entry, numbers] of own) {
      const known = namedIn.get(entry) ?? []
      namedIn.set(entry, known)
      for (const number of numbers) known.push(passageNumber(first + number))
    }
    yield
  }
  const entities = yield* entitiesOf(names)
  return {
    passages,
    firstPassages,
    textEntities: new Map(entities.map((entity) => [entity.name, entity])),
    namedIn,
    writtenDates: yield* sortDates(dates),
  }
}
