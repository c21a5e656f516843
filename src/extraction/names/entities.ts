import type { NameForm } from './sourceNames.ts'
import { mention, passageOf, roleOf } from './mention.ts'
import { NameGroups, type NameGroup, type NamesOfSource, type Tie } from './nameGroups.ts'
import { joinGroups } from './joining.ts'
import type { CueCounts, Sorted } from './cues.ts'
import { isEnglishWord } from './englishWords.ts'
import { Best } from '../../search/best.ts'
import { ADJECTIVE } from './runs.ts'

/** Something that texts name, in all the ways in which they name it. */
export interface TextEntity {
  /** Its name as a heading has it: the fullest one that is not rare. No two have the same. */
  readonly name: string
  /** Every way in which it is written, that name first, then the most frequent. */
  readonly forms: readonly NameForm[]
  readonly sorted: Sorted
  readonly cues: CueCounts
  /** Why its forms are taken for one. */
  readonly ties: readonly Tie[]
  /** In so many sources. */
  readonly sources: number
  /** Where it is named, as `mention` makes them, ascending. */
  readonly mentions: readonly number[]
}

/** Of more names the rarest are left out: they are found in the texts all the same, only not suggested. */
const MOST_ENTITIES = 5000

/** Puts together what the sources name, the most frequent first. Yields often. */
export function* entitiesOf(sources: Iterable<NamesOfSource>): Generator<void, TextEntity[]> {
  const groups = new NameGroups()
  for (const source of sources) {
    groups.add(source)
    yield
  }
  yield* joinGroups(groups)
  const best = new Best<NameGroup>(
    MOST_ENTITIES,
    (a, b) => b.count - a.count || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
  for (const group of groups.joined()) {
    if (group.sure > 0 && !isAdjective(group, groups) && !isWord(group)) best.offer(group)
    yield
  }
  const entities = new Map<string, TextEntity>()
  for (const group of best.sorted()) {
    const entity = entityOf(group)
    if (!entities.has(entity.name)) entities.set(entity.name, entity)
    yield
  }
  return withoutRareForms([...entities.values()])
}

/** Another name that has a form so many times more often is what the form means. */
const FAR_MORE = 20

/** A surname or an abbreviation that another name is written with far more often is left to that one. */
function withoutRareForms(entities: readonly TextEntity[]): TextEntity[] {
  const most = new Map<string, number>()
  for (const { forms } of entities)
    for (const { text, count } of forms) most.set(text, Math.max(most.get(text) ?? 0, count))
  return entities.map((entity) => {
    const forms = entity.forms.filter(
      ({ text, count }) => text === entity.name || count * FAR_MORE > (most.get(text) ?? 0),
    )
    return forms.length === entity.forms.length ? entity : { ...entity, forms }
  })
}

/** "Norlandish" and "Norlanders" are of Norland, and no thing of their own. */
function isAdjective({ key, count, modifying }: NameGroup, groups: NameGroups): boolean {
  if (key.includes(' ')) return false
  if (!ADJECTIVE.test(key)) return key.length > 3 && count > 3 && modifying >= MOST_MODIFYING * count
  const singular = key.endsWith('s') ? groups.get(key.slice(0, -1)) : undefined
  return modifying >= LEAST_MODIFYING * count || (singular !== undefined && isAdjective(singular, groups))
}

/** A word of English with a capital, of which nothing tells that it is a name: "Rear", "Use". */
function isWord({ key, sorted, languages }: NameGroup): boolean {
  if (key.includes(' ') || !languages.has('en') || sorted.kind !== undefined) return false
  return isEnglishWord(key)
}

/** So many of a word's places are before nouns: of one that ends as adjectives do, and of any other. */
const LEAST_MODIFYING = 0.45
const MOST_MODIFYING = 0.7

function entityOf(group: NameGroup): TextEntity {
  const { forms, cues, sorted, ties, parts } = group
  const all = Array.from(forms, ([text, count]) => ({ text, count })).sort(
    (a, b) => b.count - a.count || (a.text < b.text ? -1 : 1),
  )
  const name = headingOf(all)
  return {
    name,
    forms: [...all.filter(({ text }) => text === name), ...all.filter(({ text }) => text !== name)],
    sorted,
    cues,
    ties,
    sources: new Set(parts.map(({ first }) => first)).size,
    mentions: mentionsOf(parts),
  }
}

/** A form that stands so much rarer than the most frequent one may be a slip. */
const LEAST_SHARE = 0.015

/** The form of most words that is not rare; of several the most frequent. */
function headingOf(forms: readonly NameForm[]): string {
  const most = forms[0]?.count ?? 0
  const words = ({ text }: NameForm): number => text.split(/[\s-]+/u).length
  const [best] = forms
    .filter(({ count }) => count >= LEAST_SHARE * most)
    .toSorted((a, b) => words(b) - words(a) || b.count - a.count)
  return best?.text ?? ''
}

/** Ascending; a passage that names it in two ways is one. */
function mentionsOf(parts: NameGroup['parts']): number[] {
  const roles = new Map<number, number>()
  for (const { first, name } of parts)
    for (const each of name.mentions) {
      const passage = first + passageOf(each)
      roles.set(passage, (roles.get(passage) ?? 0) | roleOf(each))
    }
  return Array.from(roles, ([passage, role]) => mention(passage, role)).sort((a, b) => a - b)
}
