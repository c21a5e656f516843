import { readFileSync } from 'node:fs'

/** How a word has to do with another: the letters of the table. */
const RELATIONS = { b: 'base', f: 'form', d: 'derived', s: 'synonym', n: 'near' } as const
export type Relation = (typeof RELATIONS)[keyof typeof RELATIONS]

/** The nearest relation first. */
const NEAREST: readonly Relation[] = ['base', 'form', 'derived', 'synonym', 'near']

/** A word that says something like another word. */
export interface RelatedWord {
  readonly word: string
  readonly relation: Relation
}

/** Read when it is first asked for, and looked up where it lies: of its 54,000 words a question has five. */
let table: Buffer | undefined
/** What was looked up of late: readers ask with the same words. */
const lookedUp = new Map<string, readonly RelatedWord[]>()
const MOST_LOOKED_UP = 2000

/**
 * The words that have to do with an English word: its irregular forms, words made of it, words that mean the same, and
 * wider and narrower ones. An inflected word is looked up by what it may be a form of.
 * @param word folded.
 */
export function relatedWords(word: string): readonly RelatedWord[] {
  if (!/^[a-z]{2,30}$/.test(word)) return []
  const known = lookedUp.get(word)
  if (known) return known
  const found = new Map<string, Relation>()
  const add = (other: string, relation: Relation): void => {
    const before = found.get(other)
    if (other !== word && (before === undefined || NEAREST.indexOf(relation) < NEAREST.indexOf(before)))
      found.set(other, relation)
  }
  for (const lemma of lemmas(word)) {
    const related = entry(lemma)
    if (lemma !== word && related.length > 0) add(lemma, 'form')
    for (const { word: other, relation } of related) {
      // "founded" is a form of "found", but not of "find".
      if (relation === 'base' && lemma !== word) continue
      add(other, relation)
      // "fought" is a form of "fight", and so has to do with what "fight" has to do with.
      if (relation === 'base') for (const next of entry(other)) add(next.word, next.relation)
    }
  }
  const related = [...found].map(([other, relation]) => ({ word: other, relation }))
  if (lookedUp.size >= MOST_LOOKED_UP) lookedUp.clear()
  lookedUp.set(word, related)
  return related
}

/** What a word may be a regular form of, the word itself first. */
function lemmas(word: string): string[] {
  const bases = [word]
  for (const [ending, replacements] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < SHORTEST_BASE) continue
    const base = word.slice(0, -ending.length)
    bases.push(...replacements.map((replacement) => base + replacement))
    const last = base.at(-1) ?? ''
    if (ending !== 's' && base.at(-2) === last) bases.push(base.slice(0, -1))
    break
  }
  return bases
}

const SHORTEST_BASE = 2
/** Regular endings of English, and what stands in their place in the base. */
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y', 'ie']],
  ['ied', ['y', 'ie']],
  ['ing', ['', 'e']],
  ['es', ['', 'e']],
  ['ed', ['', 'e']],
  ['s', ['']],
]

const TAB = 9
const NEWLINE = 10

function entry(word: string): RelatedWord[] {
  table ??= readFileSync(new URL('english.txt', import.meta.url))
  const wanted = Buffer.from(`${word}\t`)
  let first = 0
  let last = table.length
  while (first < last) {
    const line = table.lastIndexOf(NEWLINE, ((first + last) >> 1) - 1) + 1
    const order = wanted.compare(table, line, Math.min(table.length, line + wanted.length))
    if (order === 0) return relationsOf(table.subarray(line + wanted.length, table.indexOf(NEWLINE, line)))
    if (order < 0) last = line
    else first = table.indexOf(NEWLINE, line) + 1
  }
  return []
}

function relationsOf(line: Buffer): RelatedWord[] {
  return line
    .toString('latin1')
    .split(String.fromCharCode(TAB))
    .flatMap((part) => {
      const relation = Object.entries(RELATIONS).find(([letter]) => part.startsWith(letter))?.[1]
      if (relation === undefined) return []
      return part
        .slice(1)
        .split(' ')
        .map((word) => ({ word, relation }))
    })
}
