import { LRUCache } from 'lru-cache'
import type { TextEntity } from '../extraction/names/entities.ts'
import { mention, passageOf } from '../extraction/names/mention.ts'
import { buildNameIndex, type NameIndex } from '../search/names/nameIndex.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { PassagePart } from './answer.ts'
import { passageText, type Highlighter } from './excerpts.ts'
import { ranked } from './ranked.ts'
import { orderedPassages } from './textEntity.ts'

/** A name that stands in texts, of which no entry is known. */
export interface TextName {
  readonly status: 'name'
  readonly name: string
  /** All passages that hold it, best first. */
  readonly passages: readonly PassageNumber[]
  readonly highlight: Highlighter
  readonly notes: readonly string[]
  /** What the texts tell of it by all its names; absent where it is too rare, or no name but words with capitals. */
  readonly entity?: TextEntity
  /** What each of the passages is there for, if that is known. */
  readonly partOf?: (passage: PassageNumber) => PassagePart | undefined
}

type Known = Omit<TextName, 'notes'>

/** Of passages with words that are only like a name's so many are looked at. */
const MOST_SIMILAR = 100

/** A name with the passages that hold it, of which the texts may have many thousand: looked for once in a snapshot. */
const known = new WeakMap<Snapshot, LRUCache<string, Known>>()
const MOST_KNOWN = 200

function* remembered(
  snapshot: Snapshot,
  key: string,
  find: () => Generator<void, Known | undefined>,
): Generator<void, Known | undefined> {
  const cache = known.get(snapshot) ?? new LRUCache<string, Known>({ max: MOST_KNOWN })
  known.set(snapshot, cache)
  const found = cache.get(key) ?? (yield* find())
  if (found) cache.set(key, found)
  return found
}

/** Looks for the words as a name in the passages, yielding often; there a name is written with capitals. */
export function* nameInTexts(
  snapshot: Snapshot,
  text: string,
  notes: readonly string[],
): Generator<void, TextName | undefined> {
  const name = text.trim().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  if (name === '') return undefined
  const found = yield* remembered(snapshot, `words ${name}`, () => wordsInTexts(snapshot, name))
  return found && { ...found, notes }
}

/** What the texts name, by all its names; undefined where none of them stands in what counts. Yields often. */
export function* nameOfEntity(
  snapshot: Snapshot,
  entity: TextEntity,
  notes: readonly string[],
): Generator<void, TextName | undefined> {
  const found = yield* remembered(snapshot, `name ${entity.name}`, () => entityInTexts(snapshot, entity))
  return found && { ...found, notes }
}

function* entityInTexts(snapshot: Snapshot, entity: TextEntity): Generator<void, Known | undefined> {
  const named = new Set(entity.mentions.map(passageOf))
  // Headlines and damaged words hold names that were not recognised there.
  const others = yield* holding(snapshot, entity.name, yield* indexOf([entity.name]), named)
  const mentions = [...entity.mentions, ...others.map((passage) => mention(passage, 0))]
  const ordered = yield* orderedPassages(snapshot, { ...entity, mentions })
  if (ordered.length === 0) return undefined
  const index = yield* indexOf(entity.forms.map(({ text }) => text))
  const parts = new Map(ordered.map(({ passage, part }) => [passage, part]))
  return {
    status: 'name',
    name: entity.name,
    passages: ordered.map(({ passage }) => passage),
    highlight: (quote) => index.mentions(quote).map(({ start, end }) => ({ start, end })),
    entity,
    partOf: (passage) => parts.get(passage),
  }
}

function* wordsInTexts(snapshot: Snapshot, name: string): Generator<void, Known | undefined> {
  const index = yield* indexOf([name])
  const found = yield* holding(snapshot, name, index, NONE)
  const [first] = found
  if (first === undefined) return undefined
  const [place] = index.mentions(passageText(snapshot, first))
  const written = passageText(snapshot, first).slice(place?.start, place?.end)
  return {
    status: 'name',
    name: written.replace(/['’]s$/i, ''),
    passages: ranked(snapshot, name, found),
    highlight: (quote) => index.mentions(quote).map(({ start, end }) => ({ start, end })),
  }
}

const NONE: ReadonlySet<number> = new Set()

/**
 * Looks among all passages that hold the words, and the best with similar words, for those in which the name stands.
 * @param without passages that are known already.
 */
function* holding(
  snapshot: Snapshot,
  name: string,
  index: Pick<NameIndex, 'mentions'>,
  without: ReadonlySet<number>,
): Generator<void, PassageNumber[]> {
  const { passageIndex } = snapshot
  const { hits } = passageIndex.search(name, { limit: MOST_SIMILAR, inAllLanguages: true })
  const candidates = new Set([...hits.map(({ passage }) => passage), ...passageIndex.holding(name)])
  const found: PassageNumber[] = []
  for (const passage of candidates) {
    if (without.has(passage)) continue
    if (index.mentions(passageText(snapshot, passage)).length > 0) found.push(passage)
    yield
  }
  return found
}

function* indexOf(names: readonly string[]): Generator<void, Pick<NameIndex, 'mentions'>> {
  return yield* buildNameIndex([{ id: 'name', names, weight: 1 }])
}
