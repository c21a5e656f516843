import type { Lists } from './postings.ts'

/** Kinds of thing that a question may ask for and that a sentence may hold, as bits. */
export const NUMBER = 1
export const DATE = 2
export const NAME = 4

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

const NUMBER_WORDS = words(
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands ' +
    'million millions billion billions trillion dozen dozens half third quarter once twice double',
)
const DATE_WORDS = words(
  'january february march april june july august september october november december monday tuesday wednesday ' +
    'thursday friday saturday sunday century decade spring summer autumn winter',
)
/** So many items between two places to interrupt. */
const SLICE = 1000
const YEAR = /^(?:1\d{3}|20\d\d)s?$/

/**
 * Finds out what kind of thing each word is: numbers and dates by their form, names by how they are mostly written.
 * @param capitals for each word of the sequences 1 if it begins with a capital; a passage's first word always may.
 * @returns bits for each word.
 */
export function* wordKinds(
  vocabulary: readonly string[],
  sequences: Lists,
  capitals: readonly number[],
): Generator<void, Uint8Array> {
  const balance = new Int32Array(vocabulary.length)
  for (let item = 0; item + 1 < sequences.starts.length; item += 1) {
    for (let at = (sequences.starts[item] ?? 0) + 1; at < (sequences.starts[item + 1] ?? 0); at += 1) {
      const word = sequences.words[at] ?? 0
      balance[word] = (balance[word] ?? 0) + (capitals[at] === 1 ? 1 : -1)
    }
    if (item % SLICE === 0) yield
  }
  const kinds = new Uint8Array(vocabulary.length)
  for (const [number, word] of vocabulary.entries()) {
    kinds[number] = kindByForm(word) || ((balance[number] ?? 0) > 0 ? NAME : 0)
    if (number % SLICE === 0) yield
  }
  return kinds
}

function kindByForm(word: string): number {
  if (YEAR.test(word) || DATE_WORDS.has(word)) return DATE
  return /\p{N}/u.test(word) || NUMBER_WORDS.has(word) ? NUMBER : 0
}

/** What "how" and "what" ask a number with. */
const AMOUNTS = words(
  'many much long old far tall high large big often fast deep wide heavy number amount percentage percent ' +
    'proportion population size rate score total share fraction distance length height age cost price',
)
const TIMES = words('year years date day month century decade time era period')
const NAMED = words(
  'person people man woman country city state nation place town region king queen president team company group ' +
    'organization university school artist scientist musician politician',
)
/** The player, the author; not the one word that has the ending by chance. */
const AGENT = /^.{4,}(?:er|or)$/

/** The kind of thing that an English question asks for; 0 if that is not plain. */
export function askedKind(question: readonly string[]): number {
  for (const [at, word] of question.entries()) {
    const next = question.slice(at + 1, at + 4)
    if (word === 'when') return DATE
    if (/^(?:who|whom|whose|where)$/.test(word)) return NAME
    if (word === 'how' && AMOUNTS.has(next[0] ?? '')) return NUMBER
    if (word !== 'what' && word !== 'which') continue
    if (next.some((noun) => TIMES.has(noun))) return DATE
    if (next.some((noun) => AMOUNTS.has(noun))) return NUMBER
    return next.some((noun) => NAMED.has(noun) || AGENT.test(noun)) ? NAME : 0
  }
  return 0
}
