import { z } from 'zod'
import { attributionRules, speechActs, type Attribution } from '../extraction/attribution/attribution.ts'
import { bounds, measures, type Quantity } from '../extraction/quantity/quantity.ts'
import { GrowingNumbers } from '../search/growingNumbers.ts'
import type { Span } from '../source/quote.ts'
import type { SourceFindings } from './sourceFindings.ts'

/* Attributions and quantities as numbers behind each other, as a pack keeps them; see sourcePack.ts. */

const numbers = z.custom<Int32Array>((value) => value instanceof Int32Array)

export const statements = z.object({
  /** For each source how many there are. */
  attributionCounts: numbers,
  attributions: numbers,
  quantityCounts: numbers,
  quantities: numbers,
  /** The value of each quantity and, where it is a range, its other end. */
  values: z.custom<Float64Array>((value) => value instanceof Float64Array),
  units: z.array(z.string()),
})
type Statements = z.infer<typeof statements>
type Found = Pick<SourceFindings, 'attributions' | 'quantities'>

/** Numbers of one attribution, and of one quantity. */
const ATTRIBUTION = 12
const QUANTITY = 11
/** Stands where there is nothing. */
const NONE = -1

/** Yields after each source. */
export function* writeStatements(found: readonly Found[]): Generator<void, Statements> {
  const attributions = new GrowingNumbers()
  const quantities = new GrowingNumbers()
  const values: number[] = []
  const units = new Map<string, number>()
  for (const source of found) {
    for (const each of source.attributions)
      for (const number of attributionRow(each)) attributions.push(number)
    for (const each of source.quantities) {
      const unit = units.get(each.unit) ?? units.size
      units.set(each.unit, unit)
      for (const number of quantityRow(each, unit)) quantities.push(number)
      values.push(each.value, each.to ?? NaN)
    }
    yield
  }
  return {
    attributionCounts: Int32Array.from(found, (source) => source.attributions.length),
    attributions: attributions.finish(),
    quantityCounts: Int32Array.from(found, (source) => source.quantities.length),
    quantities: quantities.finish(),
    values: Float64Array.from(values),
    units: [...units.keys()],
  }
}

/** What a source holds, by its number. */
export function readStatements(stored: Statements): (source: number) => Found {
  const firstAttributions = startsOf(stored.attributionCounts)
  const firstQuantities = startsOf(stored.quantityCounts)
  return (source) => ({
    attributions: places(firstAttributions, source).flatMap((at) => attributionOf(stored, at)),
    quantities: places(firstQuantities, source).flatMap((at) => quantityOf(stored, at)),
  })
}

function startsOf(counts: Int32Array): number[] {
  const starts = [0]
  for (const count of counts) starts.push((starts.at(-1) ?? 0) + count)
  return starts
}

function places(starts: readonly number[], source: number): number[] {
  const from = starts[source] ?? 0
  return Array.from({ length: (starts[source + 1] ?? from) - from }, (_, at) => from + at)
}

function attributionRow({
  sentence,
  speaker,
  name,
  act,
  verb,
  content,
  isDirect,
  rule,
}: Attribution): number[] {
  return [
    sentence,
    ...ends(speaker),
    ...ends(name),
    speechActs.indexOf(act),
    ...ends(verb),
    ...ends(content),
    isDirect ? 1 : 0,
    attributionRules.indexOf(rule),
  ]
}

function attributionOf({ attributions }: Statements, at: number): Attribution[] {
  const row = attributions.subarray(at * ATTRIBUTION, (at + 1) * ATTRIBUTION)
  const act = speechActs[row[5] ?? NONE]
  const rule = attributionRules[row[11] ?? NONE]
  const [speaker, name, verb, content] = [1, 3, 6, 8].map((first) => spanAt(row, first))
  if (act === undefined || rule === undefined || !speaker || !name || !verb || !content) return []
  return [{ sentence: row[0] ?? 0, speaker, name, act, verb, content, isDirect: row[10] === 1, rule }]
}

function quantityRow(
  { sentence, start, end, bound, thing, measure, measuredBy, isSum }: Quantity,
  unit: number,
): number[] {
  return [
    sentence,
    start,
    end,
    bounds.indexOf(bound),
    unit,
    ...ends(thing),
    measure === undefined ? NONE : measures.indexOf(measure),
    ...ends(measuredBy),
    isSum ? 1 : 0,
  ]
}

function quantityOf({ quantities, values, units }: Statements, at: number): Quantity[] {
  const row = quantities.subarray(at * QUANTITY, (at + 1) * QUANTITY)
  const [sentence = 0, start = 0, end = 0] = row
  const [value = 0, to = NaN] = values.subarray(2 * at, 2 * at + 2)
  const bound = bounds[row[3] ?? NONE]
  const unit = units[row[4] ?? NONE]
  const thing = spanAt(row, 5)
  const measure = measures[row[7] ?? NONE]
  const measuredBy = spanAt(row, 8)
  if (bound === undefined || unit === undefined) return []
  return [
    {
      sentence,
      start,
      end,
      value,
      ...(!Number.isNaN(to) && { to }),
      bound,
      unit,
      ...(thing && { thing }),
      ...(measure && { measure }),
      ...(measuredBy && { measuredBy }),
      isSum: row[10] === 1,
    },
  ]
}

function ends(span: Span | undefined): [number, number] {
  return span ? [span.start, span.end] : [NONE, NONE]
}

function spanAt(row: Int32Array, first: number): Span | undefined {
  const start = row[first] ?? NONE
  return start === NONE ? undefined : { start, end: row[first + 1] ?? start }
}
