import { isAcronym } from './runs.ts'
import type { Occurrence } from './occurrences.ts'

/** The keys of an abbreviation and of the name that a text says it stands for. */
export interface Abbreviation {
  readonly short: string
  readonly long: string
  /** The number of the sentence that says so. */
  readonly passage: number
}

/** The abbreviations that a text explains: "Lume Relief Committee (LRC)", "LRC (Lume Relief Committee)". */
export function findAbbreviations(occurrences: readonly Occurrence[]): Abbreviation[] {
  return occurrences.flatMap((left, at) => {
    const right = occurrences[at + 1]
    const { passage } = left
    if (right?.passage !== passage) return []
    const [end, begin, last] = [left.words[left.last], right.words[right.first], right.words[right.last]]
    if (!end || !begin || !last || !/^\s*\(["“]?$/u.test(left.sentence.slice(end.end, begin.start))) return []
    if (!/^["”]?[),;]/u.test(left.sentence.slice(last.end))) return []
    if (isAcronym(right.text) && standsFor(right.text, left.text))
      return [{ short: right.key, long: left.key, passage }]
    return isAcronym(left.text) && standsFor(left.text, right.text)
      ? [{ short: left.key, long: right.key, passage }]
      : []
  })
}

/** Whether the letters are the initials of the words, of which small ones may have none. */
export function standsFor(acronym: string, name: string): boolean {
  const words = name.split(/[\s\u00a0-]+/u).filter((word) => /\p{L}/u.test(word))
  if (words.length < 2 || acronym.length < 2) return false
  const initials = (all: readonly string[]): string => all.map((word) => Array.from(word)[0] ?? '').join('')
  const large = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word))
  const wanted = acronym.toUpperCase()
  return [words, large].some((all) => initials(all).toUpperCase() === wanted)
}
