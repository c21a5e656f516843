import { languageCode } from '../../search/languages.ts'
import { isGeneric } from '../../search/names/nameWords.ts'
import type { Abbreviation } from './abbreviations.ts'
import { countCues, noCues, sortByCues, type CueCounts } from './cues.ts'
import { DEFINES } from './mention.ts'
import { kindOfHeadNoun } from './nouns.ts'
import type { Occurrence } from './occurrences.ts'
import { isAcronym } from './runs.ts'
import { isNoble, isTitle } from './titles.ts'

/** A name while its text is read. */
export class LocalName {
  /** Its words as it is first met; of joined names those of the fullest. */
  readonly key: string
  readonly forms = new Map<string, number>()
  /** By the sentence what it does with the name, as bits. */
  readonly mentions = new Map<number, number>()
  readonly cues = noCues()
  sure = 0
  modifying = 0

  constructor(key: string) {
    this.key = key
  }

  count({ text, passage, role, cues, isSure, isModifying }: Occurrence): void {
    this.forms.set(text, (this.forms.get(text) ?? 0) + 1)
    this.mentions.set(passage, (this.mentions.get(passage) ?? 0) | role)
    countCues(this.cues, cues)
    this.sure += isSure ? 1 : 0
    this.modifying += isModifying ? 1 : 0
  }

  /** Takes another way to write the same name in; its forms come after its own. */
  take(other: LocalName): void {
    for (const [form, count] of other.forms) this.forms.set(form, (this.forms.get(form) ?? 0) + count)
    for (const [passage, role] of other.mentions)
      this.mentions.set(passage, (this.mentions.get(passage) ?? 0) | role)
    for (const [at, count] of other.cues.entries()) this.cues[at] = (this.cues[at] ?? 0) + count
    this.sure += other.sure
    this.modifying += other.modifying
  }
}

/** Languages that put an s behind a name without an apostrophe. */
const GENITIVE_S: ReadonlySet<string> = new Set(['de', 'da', 'no', 'sv'])

/** Joins what one text writes in several ways: abbreviations that it explains, genitives, surnames alone. */
export function joinLocal(
  locals: Map<string, LocalName>,
  abbreviations: readonly Abbreviation[],
  tag: string,
): LocalName[] {
  const join = (into: LocalName | undefined, key: string): void => {
    const other = locals.get(key)
    if (!into || !other || into === other) return
    into.take(other)
    locals.delete(key)
  }
  for (const { short, long, passage } of abbreviations) {
    const name = locals.get(long)
    join(name, short)
    name?.mentions.set(passage, (name.mentions.get(passage) ?? 0) | DEFINES)
  }
  if (GENITIVE_S.has(languageCode(tag)))
    for (const key of [...locals.keys()]) if (key.endsWith('s')) join(locals.get(key.slice(0, -1)), key)
  for (const [surname, full] of ownersOfSurnames([...locals.values()])) {
    if (!locals.has(surname)) continue
    countCues(full.cues, ['surname'])
    join(full, surname)
  }
  return [...locals.values()]
}

/** By a surname that stands alone the only person of the text who bears it. */
function ownersOfSurnames(locals: readonly LocalName[]): Map<string, LocalName> {
  const owners = new Map<string, LocalName[]>()
  for (const local of locals) {
    const surname = surnameOf(local)
    if (surname !== undefined) owners.set(surname, [...(owners.get(surname) ?? []), local])
  }
  const alone = new Map(locals.map((local) => [local.key, local]))
  return new Map(
    [...owners].flatMap(([surname, all]) => {
      const [owner, ...others] = all
      const short = alone.get(surname)
      const isPlural = surname.endsWith('s') && alone.has(surname.slice(0, -1))
      return owner && others.length === 0 && short && !isPlural && isSurnameOf(short, owner)
        ? [[surname, owner] as const]
        : []
    }),
  )
}

/** A name with the ways in which it is written and what speaks for what it names. */
interface KnownName {
  readonly key: string
  readonly forms: ReadonlyMap<string, number>
  readonly cues: CueCounts
}

/** The last word of a name that may be a person's; undefined of every other name. */
export function surnameOf({ key, forms, cues }: KnownName): string | undefined {
  const words = key.split(' ')
  const last = words.at(-1) ?? ''
  if (words.length < 2 || words.length > 5 || last.length < 3) return undefined
  const isOther = words.some(
    (word, at) =>
      /\p{N}/u.test(word) ||
      LINKS.has(word) ||
      (kindOfHeadNoun(word) !== undefined && !isTitle(word)) ||
      (isGeneric(word) && !PARTS_OF_NAMES.has(word) && !(at === 0 && isNoble(word))),
  )
  const hasAcronym = [...forms.keys()].some((form) => form.split(/[\s-]/u).some((word) => isAcronym(word)))
  if (isOther || hasAcronym) return undefined
  const isCompound = [...forms.keys()].every((form) => !/\s/u.test(form))
  const { kind } = sortByCues(cues)
  return !isCompound && (kind === undefined || kind === 'person') ? last : undefined
}

/** Words of names of persons that join other names too. */
const PARTS_OF_NAMES: ReadonlySet<string> = new Set(
  'al el ul ur ud uz bin bint ibn ben de des du la le da do dos das di del della van von der den zu saint st'.split(
    ' ',
  ),
)
const LINKS: ReadonlySet<string> = new Set('of for and the in on to at'.split(' '))

/** What speaks for a person must be more than that a name has two words. */
export const LEAST_PERSON = 1.5

/** Whether a word alone is a person's surname: somebody must be told of as a person, and nothing say that it is else. */
function isSurnameOf(short: LocalName, full: LocalName): boolean {
  const own = sortByCues(short.cues).scores
  const person = own.person + sortByCues(full.cues).scores.person
  return (
    mayBeSurname({
      key: short.key,
      cues: short.cues,
      modifying: short.modifying,
      mentions: short.mentions.size,
    }) &&
    person >= LEAST_PERSON &&
    own.place < 1 &&
    own.organisation <= person
  )
}

interface Usage {
  readonly key: string
  readonly cues: CueCounts
  readonly modifying: number
  /** In how many sentences. */
  readonly mentions: number
}

/** Whether a word alone is used as people's names are. */
export function mayBeSurname({ key, cues, modifying, mentions }: Usage): boolean {
  if (PEOPLES.test(key) || modifying > Math.max(1, 0.5 * mentions)) return false
  const { kind, scores } = sortByCues(cues)
  return kind === undefined || kind === 'person' || scores.person > scores[kind] / 2
}

/** English plurals of peoples. */
const PEOPLES = /(?:ans|ese|ish)$/
