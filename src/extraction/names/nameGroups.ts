import { nameTokens } from '../../search/names/nameWords.ts'
import { noCues, sortByCues, type Sorted } from './cues.ts'
import type { SourceName } from './sourceNames.ts'

/** A source's names; its first passage's number among all. */
export interface NamesOfSource {
  readonly names: readonly SourceName[]
  readonly first: number
  /** BCP 47. */
  readonly language: string
}

/** Why two ways to write a name are taken for one. */
export type TieReason =
  'abbreviation' | 'initials' | 'surname' | 'spelling' | 'genitive' | 'middle name' | 'abbreviated word'

export interface Tie {
  readonly form: string
  readonly reason: TieReason
}

/** What the sources name in the same words, and what was joined with it. */
export interface NameGroup {
  readonly key: string
  readonly forms: ReadonlyMap<string, number>
  readonly cues: readonly number[]
  /** What it names by these cues. */
  readonly sorted: Sorted
  readonly sure: number
  readonly modifying: number
  /** Of how many sentences. */
  readonly count: number
  readonly ties: readonly Tie[]
  readonly parts: readonly { readonly first: number; readonly name: SourceName }[]
  readonly languages: ReadonlySet<string>
}

class Group implements NameGroup {
  readonly key: string
  readonly forms = new Map<string, number>()
  readonly cues = noCues()
  sure = 0
  modifying = 0
  count = 0
  readonly ties: Tie[] = []
  readonly parts: { readonly first: number; readonly name: SourceName }[] = []
  readonly languages = new Set<string>()
  /** What it was joined with, if it was. */
  into: Group | undefined
  #sorted: Sorted | undefined

  constructor(key: string) {
    this.key = key
  }

  get sorted(): Sorted {
    return (this.#sorted ??= sortByCues(this.cues))
  }

  add(name: SourceName, first: number, language: string): void {
    this.parts.push({ first, name })
    this.languages.add(language)
    for (const { text, count } of name.forms) this.forms.set(text, (this.forms.get(text) ?? 0) + count)
    this.#take(name.cues, name.sure, name.modifying, name.mentions.length)
  }

  take(other: Group, reason: TieReason): void {
    other.into = this
    const [form = other.key] = [...other.forms.keys()]
    this.ties.push(...other.ties, { form, reason })
    for (const part of other.parts) this.parts.push(part)
    for (const [text, count] of other.forms) this.forms.set(text, (this.forms.get(text) ?? 0) + count)
    for (const language of other.languages) this.languages.add(language)
    this.#take(other.cues, other.sure, other.modifying, other.count)
  }

  #take(cues: readonly number[], sure: number, modifying: number, count: number): void {
    for (let at = 0; at < cues.length; at += 1) this.cues[at] = (this.cues[at] ?? 0) + (cues[at] ?? 0)
    this.#sorted = undefined
    this.sure += sure
    this.modifying += modifying
    this.count += count
  }
}

/** Groups of names by their words. A group that was joined with another is found under both keys. */
export class NameGroups {
  readonly #groups = new Map<string, Group>()
  /** By the key of a form the keys of the fuller names that a source joined it with, and in how many sources. */
  readonly #fuller = new Map<string, Map<string, number>>()

  add({ names, first, language }: NamesOfSource): void {
    for (const name of names) {
      const [fullest, ...others] = name.forms
      if (!fullest) continue
      const key = keyOfName(fullest.text)
      const group = this.#groups.get(key) ?? new Group(key)
      this.#groups.set(key, group)
      group.add(name, first, language)
      if (others.length === 0) continue
      for (const other of new Set(others.map(({ text }) => keyOfName(text)))) {
        if (other === key) continue
        const fuller = this.#fuller.get(other) ?? new Map<string, number>()
        this.#fuller.set(other, fuller)
        fuller.set(key, (fuller.get(key) ?? 0) + 1)
      }
    }
  }

  get(key: string): NameGroup | undefined {
    return this.#get(key)
  }

  #get(key: string): Group | undefined {
    let group = this.#groups.get(key)
    while (group?.into) group = group.into
    return group
  }

  /** The names that sources joined a form with, the most frequent first. */
  fullerThan(key: string): { readonly group: NameGroup; readonly sources: number }[] {
    const found = new Map<NameGroup, number>()
    for (const [fuller, sources] of this.#fuller.get(key) ?? []) {
      const group = this.#get(fuller)
      if (group) found.set(group, (found.get(group) ?? 0) + sources)
    }
    return Array.from(found, ([group, sources]) => ({ group, sources })).sort((a, b) => b.sources - a.sources)
  }

  join(into: string, other: string, reason: TieReason): void {
    const [group, taken] = [this.#get(into), this.#get(other)]
    if (group && taken && group !== taken) group.take(taken, reason)
  }

  /** Every group that was not joined with another. */
  joined(): NameGroup[] {
    return [...this.#groups.values()].filter((group) => group.into === undefined)
  }
}

/** The same names stand in many sources; when there are too many, all are forgotten together. */
const MOST_REMEMBERED = 50_000
const remembered = new Map<string, string>()

/** The folded words of a name, initials in a row as one. */
function keyOfName(text: string): string {
  let key = remembered.get(text)
  if (key === undefined) {
    key = nameTokens(text)
      .map(({ word }) => word)
      .join(' ')
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(text, key)
  }
  return key
}
