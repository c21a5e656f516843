import type { NameHit } from '../search/names/nameIndex.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Entry } from '../knowledge/types.ts'
import type { Choice } from './answer.ts'
import { entryChoice, textNameChoice } from './choices.ts'
import { NO_HIGHLIGHTS, type Highlighter } from './excerpts.ts'
import { entryIdOf } from './namedTogether.ts'
import { nameInTexts, nameOfEntity, type TextName } from './textName.ts'

export type { TextName } from './textName.ts'

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

const MOST_NEAR = 5
const MOST_WORDS = 12
const LONGEST_NAME = 200

/**
 * Finds what is meant: an entry by its id or a name, a name that stands in the texts, or a name and what about it. Yields
 * often.
 */
export function* meaningOf(snapshot: Snapshot, asked: string): Generator<void, Meaning> {
  const text = asked.slice(0, LONGEST_NAME)
  const byId = snapshot.entries.get(text)
  if (byId) return { status: 'entry', entry: byId, notes: [] }
  const resolution = snapshot.names.resolve(text)
  const isRecord = resolution.status === 'found' && resolution.hit.level !== 'typo'
  const inTexts =
    isRecord || resolution.status === 'ambiguous' ? undefined : yield* entityMeaning(snapshot, text)
  if (inTexts) return inTexts
  if (resolution.status === 'found') return entryMeaning(snapshot, resolution.hit, text)
  if (resolution.status === 'ambiguous')
    return { status: 'ambiguous', choices: resolution.hits.flatMap(({ id }) => entryChoice(snapshot, id)) }
  return (
    (yield* nameInTexts(snapshot, text, [])) ??
    nameAndMore(snapshot, text) ??
    (yield* misspeltTextName(snapshot, text)) ?? {
      status: 'none',
      near: nearChoices(snapshot, text, resolution.near),
    }
  )
}

/** What the texts name by just this name: the entry that an editor has written of it, or what the texts tell. */
function* entityMeaning(snapshot: Snapshot, text: string): Generator<void, Meaning | undefined> {
  const resolution = snapshot.textNames.resolve(text)
  if (resolution.status === 'ambiguous') {
    const isSure = resolution.hits.every(({ level }) => level === 'exact' || level === 'variant')
    return isSure
      ? { status: 'ambiguous', choices: resolution.hits.map(({ id }) => textNameChoice(id)) }
      : undefined
  }
  if (resolution.status !== 'found' || !['exact', 'variant'].includes(resolution.hit.level)) return undefined
  const entity = snapshot.textEntities.get(resolution.hit.id)
  if (!entity) return undefined
  const id = entryIdOf(snapshot, entity)
  const entry = id === undefined ? undefined : snapshot.entries.get(id)
  if (entry) return { status: 'entry', entry, notes: [`The texts call ${entry.name} “${text}” too.`] }
  return yield* nameOfEntity(snapshot, entity, [])
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

function* misspeltTextName(snapshot: Snapshot, text: string): Generator<void, TextName | undefined> {
  const resolution = snapshot.textNames.resolve(text)
  const entity = resolution.status === 'found' ? snapshot.textEntities.get(resolution.hit.id) : undefined
  if (!entity) return undefined
  return yield* nameOfEntity(snapshot, entity, [`“${text}” was read as “${entity.name}”.`])
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
