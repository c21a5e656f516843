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
const YEAR = /^(?:1\d{3}|20\d\d)s?$/

/** What kind of thing a word is by its form: a number or a date, as bits. */
export function formKind(word: string): number {
  if (YEAR.test(word) || DATE_WORDS.has(word)) return DATE
  return /\p{N}/u.test(word) || NUMBER_WORDS.has(word) ? NUMBER : 0
}

/**
 * What kind of thing a word is: by its form, and else a name if it is mostly written like one.
 * @param capitals how much oftener the texts write it with a capital than without; where a passage opens with it that
 * does not count.
 */
export function wordKind(form: number, capitals: number): number {
  return form || (capitals > 0 ? NAME : 0)
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
