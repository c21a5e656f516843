import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Entry } from '../knowledge/types.ts'
import { nearest } from '../search/nearest.ts'
import { cut } from '../card/cut.ts'
import type { Completion } from './backgrounder.ts'
import { languagesOf, publishersOf, sourceKindsOf } from './sourceValues.ts'
import type { CommandSpecification, SuggestionKind } from './specification.ts'

interface Typing {
  readonly command: string
  readonly argument: string
  readonly typed: string
  readonly limit: number
}

const LONGEST = 100

/** Offers what may be put in for an argument while it is typed. */
export function complete(
  snapshot: Snapshot,
  specifications: readonly CommandSpecification[],
  { command, argument, typed, limit }: Typing,
): readonly Completion[] {
  const specification = specifications.find(({ name }) => name === command)
  const kind = specification?.arguments.find(({ name }) => name === argument)?.suggest
  if (kind === undefined) return []
  if (kind === 'command')
    return listed(
      specifications.filter(({ hidden }) => !hidden).map(({ name }) => name),
      typed,
      limit,
    )
  if (kind === 'source') return sources(snapshot, typed, limit)
  if (kind === 'publisher') return listed(publishersOf(snapshot).filter(isShort), typed, limit)
  if (kind === 'sourceKind') return listed(sourceKindsOf(snapshot), typed, limit)
  if (kind === 'language')
    return listed(
      languagesOf(snapshot).map(({ name }) => name),
      typed,
      limit,
    )
  return entries(snapshot, kind, typed, limit)
}

/** Entries of the kind; where there are none, the others serve as well, since every entry opens by every command. */
function entries(snapshot: Snapshot, kind: SuggestionKind, typed: string, limit: number): Completion[] {
  const hits = snapshot.names.suggest(typed, Math.max(4 * limit, 100))
  const found = hits.flatMap((hit) => {
    const entry = snapshot.entries.get(hit.id)
    return entry ? [{ entry, hit }] : []
  })
  const ofKind = found.filter(({ entry }) => kind === 'entry' || entry.kind === kind)
  const completions = (ofKind.length > 0 ? ofKind : found).map(({ entry, hit }) =>
    completion(hit.name === entry.name ? entry.name : `${entry.name} (${hit.name})`, valueOf(entry)),
  )
  const inTexts = typed.trim() === '' || kind === 'topic' ? [] : snapshot.textNames.suggest(typed, limit)
  const known = new Set(completions.map(({ value }) => value))
  const others = inTexts
    .filter(({ name }) => name.length <= LONGEST && !known.has(name))
    .map(({ name }) => completion(name, name))
  return [...completions, ...others].slice(0, limit)
}

/** What opens an entry: its name, or where that is too long its id. */
function valueOf({ name, id }: Entry): string {
  return name.length <= LONGEST ? name : id
}

function sources({ sources }: Snapshot, typed: string, limit: number): Completion[] {
  const titles = new Map(
    [...sources.values()].map(({ id, particulars }) => [`${particulars.title} (${id})`, id]),
  )
  return listed([...titles.keys()], typed, limit).map(({ label, value }) =>
    completion(label, titles.get(value) ?? value),
  )
}

function listed(all: readonly string[], typed: string, limit: number): Completion[] {
  const found = typed.trim() === '' ? all.slice(0, limit) : nearest(typed, all, limit)
  return found.map((value) => ({ label: cut(value, LONGEST), value }))
}

function isShort({ length }: string): boolean {
  return length <= LONGEST
}

function completion(label: string, value: string): Completion {
  return { label: cut(label, LONGEST), value }
}
