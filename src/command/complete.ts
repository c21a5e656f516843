import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Entry } from '../knowledge/types.ts'
import { entryIdOf } from '../query/namedTogether.ts'
import { topicsInTexts } from '../query/textTopic.ts'
import { nearest } from '../search/nearest.ts'
import { cut } from '../card/cut.ts'
import { momentLabel } from '../card/dates.ts'
import type { Revision } from '../revision/log.ts'
import type { Completion } from './backgrounder.ts'
import { languagesOf, publishersOf, sourceKindsOf } from './sourceValues.ts'
import type { CommandSpecification, SuggestionKind } from './specification.ts'

interface Typing {
  readonly command: string
  readonly argument: string
  readonly typed: string
  readonly limit: number
  /** What was published, the newest first. */
  readonly revisions?: readonly Revision[] | undefined
  /** The ids of what waits for a review. */
  readonly drafts?: readonly string[] | undefined
}

const LONGEST = 100

/** Offers what may be put in for an argument while it is typed. */
export function complete(
  snapshot: Snapshot,
  specifications: readonly CommandSpecification[],
  { command, argument, typed, limit, revisions = [], drafts = [] }: Typing,
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
  if (kind === 'draft') return listed(drafts.filter(isShort), typed, limit)
  if (kind === 'source') return sources(snapshot, typed, limit)
  if (kind === 'revision') return numbered(revisions, typed, limit)
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
  const known = new Set(completions.map(({ value }) => value))
  const others = inTexts(snapshot, kind, typed, limit).filter(({ value }) => !known.has(value))
  return [...completions, ...others].slice(0, limit)
}

/** What the texts name of the kind; what an editor has written of is offered as that. */
function inTexts(snapshot: Snapshot, kind: SuggestionKind, typed: string, limit: number): Completion[] {
  if (typed.trim() === '') {
    const topics = kind === 'topic' ? topicsInTexts(snapshot) : [...snapshot.textEntities.keys()]
    const own = kind === 'topic' ? topics : topics.filter((name) => isOfKind(snapshot, kind, name))
    return unwritten(snapshot, own, limit).map((name) => completion(name, name))
  }
  if (kind === 'topic') return listed(topicsInTexts(snapshot), typed, limit)
  const hits = snapshot.textNames.suggest(typed, 4 * limit)
  const ofKind = hits.filter(({ id }) => isOfKind(snapshot, kind, id))
  const names = new Map((ofKind.length > 0 ? ofKind : hits).map(({ id, name }) => [id, name]))
  return unwritten(snapshot, [...names.keys()], limit).map((id) => {
    const name = names.get(id) ?? id
    return completion(name === id ? id : `${id} (${name})`, id)
  })
}

function unwritten(snapshot: Snapshot, names: readonly string[], limit: number): string[] {
  const found: string[] = []
  for (const name of names) {
    if (found.length >= limit) break
    const entity = snapshot.textEntities.get(name)
    if (isShort(name) && entryIdOf(snapshot, entity) === undefined) found.push(name)
  }
  return found
}

/** What is not known to be something else. */
function isOfKind({ textEntities }: Snapshot, kind: SuggestionKind, name: string): boolean {
  const found = textEntities.get(name)?.sorted.kind
  if (found === undefined || kind === 'entry') return true
  if (kind === 'actor') return found === 'person' || found === 'organisation' || found === 'place'
  return kind === found || (kind !== 'place' && kind !== 'event')
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

/** By their numbers and days: who published what, and why, is told to administrators only. */
function numbered(revisions: readonly Revision[], typed: string, limit: number): Completion[] {
  return revisions
    .filter(({ number }) => String(number).startsWith(typed.trim().replace(/^#/, '')))
    .slice(0, limit)
    .map(({ number, at }) => completion(`${number} (${momentLabel(new Date(at))})`, String(number)))
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
