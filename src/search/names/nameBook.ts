import { byCodeUnits, type Named, type NameHit, type NameLevel } from './nameTypes.ts'
import { Speller, type SpelledName } from './nameSpelling.ts'

/** A name of an entry. */
export interface Name extends SpelledName {
  /** As written. */
  readonly text: string
  readonly owner: Named
}

/** Most names are those of the book before. */
const speller = new Speller()

/** All names of all entries; a name's number is its index. An entry's names stand in its own order. */
export class NameBook {
  readonly names: readonly Name[]
  readonly speller: Speller

  private constructor(names: readonly Name[], speller: Speller) {
    this.names = names
    this.speller = speller
  }

  /** Names without a word are left out. */
  static *over(named: readonly Named[]): Generator<void, NameBook> {
    const names: Name[] = []
    for (const owner of named) {
      for (const text of owner.names) {
        const taken = speller.spellName(text)
        if (taken.words.length > 0) names.push({ text, owner, ...taken })
      }
      yield
    }
    return new NameBook(names, speller)
  }

  /** One hit for each owner of the names, with the first name that is given of it; heaviest owner first. */
  hits(numbers: readonly number[], level: NameLevel): NameHit[] {
    const first = new Map<string, Name>()
    for (const number of numbers) {
      const name = this.names[number]
      if (name && !first.has(name.owner.id)) first.set(name.owner.id, name)
    }
    return [...first.values()]
      .sort((a, b) => b.owner.weight - a.owner.weight || byCodeUnits(a.owner.id, b.owner.id))
      .map(({ owner, text }) => ({ id: owner.id, name: text, level }))
  }
}
