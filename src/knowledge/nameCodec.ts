import { z } from 'zod'
import { noCues } from '../extraction/names/cues.ts'
import type { SourceName } from '../extraction/names/sourceNames.ts'
import { GrowingNumbers } from '../search/growingNumbers.ts'

const numbers = z.custom<Int32Array>((value) => value instanceof Int32Array)

/** What sources name, as it is written down. */
export const writtenNames = z.object({
  /** Each form once. */
  forms: z.custom<readonly string[]>(
    (value) => Array.isArray(value) && value.every((text) => typeof text === 'string'),
  ),
  /** Where each source's numbers end. */
  ends: numbers,
  /**
   * Of each name how many forms it has, and of each its number and how often it stands there; how often it is sure and
   * modifying; how many kinds of cues were met, and of each its number and how often; how many mentions, and these.
   */
  numbers,
})
type WrittenNames = z.infer<typeof writtenNames>

/** Writes down what sources name, in their order, yielding often. */
export function* writeNames(sources: readonly (readonly SourceName[])[]): Generator<void, WrittenNames> {
  const forms = new Map<string, number>()
  const all = new GrowingNumbers()
  const ends = new GrowingNumbers()
  let count = 0
  const push = (...values: readonly number[]): void => {
    for (const value of values) all.push(value)
    count += values.length
  }
  const numberOf = (form: string): number => {
    const known = forms.get(form) ?? forms.size
    forms.set(form, known)
    return known
  }
  for (const names of sources) {
    for (const name of names) {
      push(name.forms.length)
      for (const form of name.forms) push(numberOf(form.text), form.count)
      push(name.sure, name.modifying)
      const cues = name.cues.flatMap((met, cue) => (met > 0 ? [cue, met] : []))
      push(cues.length / 2, ...cues)
      push(name.mentions.length)
      for (const mention of name.mentions) push(mention)
    }
    ends.push(count)
    yield
  }
  return { forms: [...forms.keys()], ends: ends.finish(), numbers: all.finish() }
}

/**
 * Reads what a source names.
 * @param source its number among those that were written down.
 */
export function readNames({ forms, ends, numbers: all }: WrittenNames, source: number): SourceName[] {
  let at = source === 0 ? 0 : (ends[source - 1] ?? 0)
  const end = ends[source] ?? 0
  const next = (): number => {
    at += 1
    return all[at - 1] ?? 0
  }
  const list = <T>(item: () => T): T[] => Array.from({ length: next() }, item)
  const found: SourceName[] = []
  while (at < end) {
    const own = list(() => ({ text: forms[next()] ?? '', count: next() }))
    const [sure, modifying] = [next(), next()]
    const cues = noCues()
    for (const [cue, met] of list(() => [next(), next()] as const)) cues[cue] = met
    found.push({ forms: own, sure, modifying, cues, mentions: list(next) })
  }
  return found
}
