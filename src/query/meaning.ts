import { LRUCache } from 'lru-cache'
import { buildNameIndex, type NameHit, type NameIndex } from '../search/names/nameIndex.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Entry } from '../knowledge/types.ts'
import type { Choice } from './answer.ts'
import { entryChoice, textNameChoice } from './choices.ts'
import { NO_HIGHLIGHTS, passageText, type Highlighter } from './excerpts.ts'
import { ranked } from './ranked.ts'

/** What a reader means by a name. */
export type Meaning =
  | {
      readonly status: 'entry'
      readonly entry: Entry
      /** Words after the name, which narrow the answer. */
      readonly about?: string
      /** Sentences on how the name was understood. */
      readonly notes: readonly string[]
    }
  | TextName
  | { readonly status: 'ambiguous'; readonly choices: readonly Choice[] }
  | { readonly status: 'none'; readonly near: readonly Choice[] }

/** A name that stands in texts, of which no entry is known. */
export interface TextName {
  readonly status: 'name'
  readonly name: string
  /** All passages that hold it, best first. */
  readonly passages: readonly PassageNumber[]
  readonly highlight: Highlighter
  readonly notes: readonly string[]
}

/** Of passages with words that are only like a name's so many are looked at. */
const MOST_SIMILAR = 100
const MOST_NEAR = 5
const MOST_WORDS = 12
const LONGEST_NAME = 200

/** Finds what is meant: an entry by its id or a name, a name that stands in the texts, or a name and what about it. */
export function meaningOf(snapshot: Snapshot, asked: string): Meaning {
  const text = asked.slice(0, LONGEST_NAME)
  const byId = snapshot.entries.get(text)
  if (byId) return { status: 'entry', entry: byId, notes: [] }
  const resolution = snapshot.names.resolve(text)
  if (resolution.status === 'found') return entryMeaning(snapshot, resolution.hit, text)
  if (resolution.status === 'ambiguous')
    return { status: 'ambiguous', choices: resolution.hits.flatMap(({ id }) => entryChoice(snapshot, id)) }
  return (
    textName(snapshot, text, []) ??
    nameAndMore(snapshot, text) ??
    misspeltTextName(snapshot, text) ?? { status: 'none', near: nearChoices(snapshot, text, resolution.near) }
  )
}

/** Known things that are called something like the words, best first. */
export function nearChoices(snapshot: Snapshot, text: string, near: readonly NameHit[]): Choice[] {
  const resolution = snapshot.textNames.resolve(text)
  const inTexts = resolution.status === 'none' ? resolution.near : []
  return [
    ...near.flatMap(({ id }) => entryChoice(snapshot, id)),
    ...inTexts.map(({ name }) => textNameChoice(name)),
  ].slice(0, MOST_NEAR)
}

function entryMeaning(snapshot: Snapshot, { id, level }: NameHit, asked: string): Meaning {
  const entry = snapshot.entries.get(id)
  if (!entry) return { status: 'none', near: [] }
  const notes = level === 'typo' ? [`“${asked}” was read as “${entry.name}”.`] : []
  return { status: 'entry', entry, notes }
}

/** The words begin with a name that is spelt as it should be, and go on with what is asked about it. */
function nameAndMore(snapshot: Snapshot, text: string): Meaning | undefined {
  const words = text.split(/\s+/).slice(0, MOST_WORDS)
  for (let length = words.length - 1; length > 0; length -= 1) {
    const resolution = snapshot.names.resolve(words.slice(0, length).join(' '))
    if (resolution.status !== 'found' || !['exact', 'variant'].includes(resolution.hit.level)) continue
    const entry = snapshot.entries.get(resolution.hit.id)
    if (entry) return { status: 'entry', entry, about: words.slice(length).join(' '), notes: [] }
  }
  return undefined
}

function misspeltTextName(snapshot: Snapshot, text: string): TextName | undefined {
  const resolution = snapshot.textNames.resolve(text)
  if (resolution.status !== 'found') return undefined
  const { name } = resolution.hit
  return textName(snapshot, name, [`“${text}” was read as “${name}”.`])
}

/** A name with the passages that hold it, of which the texts may have many thousand: looked for once in a snapshot. */
const known = new WeakMap<Snapshot, LRUCache<string, Omit<TextName, 'notes'>>>()
const MOST_KNOWN = 200

/** Looks for the words as a name in the passages; there a name is written with capitals. */
function textName(snapshot: Snapshot, text: string, notes: readonly string[]): TextName | undefined {
  const name = text.trim().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  if (name === '') return undefined
  const cache = known.get(snapshot) ?? new LRUCache<string, Omit<TextName, 'notes'>>({ max: MOST_KNOWN })
  known.set(snapshot, cache)
  const found = cache.get(name) ?? nameInTexts(snapshot, name)
  if (!found) return undefined
  cache.set(name, found)
  return { ...found, notes }
}

/** Looks among all passages that hold the words, and the best with similar words, for those in which the name stands. */
function nameInTexts(snapshot: Snapshot, name: string): Omit<TextName, 'notes'> | undefined {
  const { passageIndex } = snapshot
  const index = indexOfOne(name)
  const { hits } = passageIndex.search(name, { limit: MOST_SIMILAR, inAllLanguages: true })
  const candidates = new Set([...hits.map(({ passage }) => passage), ...passageIndex.holding(name)])
  const holding = [...candidates].filter(
    (passage) => index.mentions(passageText(snapshot, passage)).length > 0,
  )
  const [first] = holding
  if (first === undefined) return undefined
  const [place] = index.mentions(passageText(snapshot, first))
  const written = passageText(snapshot, first).slice(place?.start, place?.end)
  return {
    status: 'name',
    name: written.replace(/['’]s$/i, ''),
    passages: ranked(snapshot, name, holding),
    highlight: (quote) => index.mentions(quote).map(({ start, end }) => ({ start, end })),
  }
}

function indexOfOne(name: string): Pick<NameIndex, 'mentions'> {
  const building = buildNameIndex([{ id: 'name', names: [name], weight: 1 }])
  for (;;) {
    const step = building.next()
    if (step.done === true) return step.value
  }
}

/** Sets off the names that a meaning goes by. */
export function highlighterOf(snapshot: Snapshot, meaning: Meaning): Highlighter {
  if (meaning.status === 'name') return meaning.highlight
  if (meaning.status !== 'entry') return NO_HIGHLIGHTS
  const { id } = meaning.entry
  return (quote) =>
    snapshot.names
      .mentions(quote)
      .filter((mention) => mention.id === id)
      .map(({ start, end }) => ({ start, end }))
}
