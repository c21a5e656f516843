import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Particulars } from '../knowledge/types.ts'

/* What the sources have for particulars, each value once, the most frequent first: what a filter may ask for. */

export function publishersOf({ sources }: Snapshot): string[] {
  return frequentFirst([...sources.values()].flatMap(({ particulars }) => particulars.publisher ?? []))
}

export function sourceKindsOf({ sources }: Snapshot): NonNullable<Particulars['kind']>[] {
  return frequentFirst([...sources.values()].flatMap(({ particulars }) => particulars.kind ?? []))
}

/** The languages by their primary subtags, and what they are called in English. */
export function languagesOf({ sources }: Snapshot): { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(['en'], { type: 'language' })
  return frequentFirst([...sources.values()].map(({ particulars }) => primary(particulars.language))).map(
    (code) => ({ code, name: names.of(code) ?? code }),
  )
}

/** The code of a language that some source is in: by its tag, or by its name in English or in itself. */
export function languageNamed(asked: string, snapshot: Snapshot): string | undefined {
  const wanted = asked.toLowerCase()
  return languagesOf(snapshot).find(({ code, name }) => {
    const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
    return primary(wanted) === code || [name, own].some((each) => each.toLowerCase() === wanted)
  })?.code
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? tag
}

function frequentFirst<Value extends string>(values: readonly Value[]): Value[] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1)).map(([value]) => value)
}
