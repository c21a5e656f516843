import { foldLetters } from '../fold.ts'
import { tokens, type Token } from '../tokens.ts'

/** Titles before a name that say nothing of who it is. */
const HONORIFICS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir madam lady hon honourable honorable rev reverend fr father sister ' +
    'president chancellor premier senator sen governor gov minister ambassador secretary judge justice chairman ' +
    'general gen lieutenant lt colonel col major maj captain capt admiral adm marshal brigadier commander sergeant ' +
    'mullah mulla maulana mawlawi maulvi molvi moulvi sheikh shaikh shaykh imam ayatollah hajji haji hafiz qari ' +
    'ustad syed mir sri shri shrimati smt pandit herr frau doktor monsieur madame mme senor senora don dona signor'
  ).split(' '),
)

/** Words that join the parts of a name, in one language or another; between other words they may be left out. */
const CONNECTIVES: ReadonlySet<string> = new Set(
  (
    'of and the for in on to at e i o y u al el ul ur ud uz bin bint ibn ben de des du la le les da do dos das di del ' +
    'della van von der den zu und et'
  ).split(' '),
)

/** Connectives that are left out at the beginning too; others, as in "La Paz" and "Van Dyck", are part of the name. */
const LEADING: ReadonlySet<string> = new Set('the al ul ur ud of and for in on to at'.split(' '))

/** Common nouns and adjectives of names; a query of nothing else names nobody. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    'north south east west northern southern eastern western central new old great upper lower united national ' +
    'international federal general foreign former acting joint special deputy chief first saint st mount mt lake ' +
    'river sea ocean gulf bay strait island islands isle mountain mountains valley desert canal city town county ' +
    'state states province district region republic kingdom empire union emirate federation people peoples government ' +
    'ministry minister ministers department office secretary affairs defence defense security interior finance ' +
    'external president party group groups movement front army force forces police court council committee commission ' +
    'bank university college institute school church company corporation agency authority association organization ' +
    'organisation society border line road route highway airport port bridge corridor war battle treaty agreement day'
  ).split(' '),
)

/** A name or a query, taken apart. */
export interface NameWords {
  /** All words, folded, without an article at the beginning; initials in a row are one word. */
  readonly words: readonly string[]
  /** The words without titles and connectives; not empty if there is any word. */
  readonly core: readonly string[]
}

/** Takes a name apart. */
export function nameWords(text: string): NameWords {
  const all = nameTokens(text, /^(?:\.\s*|\s+)$/).map(({ word }) => word)
  const words = all.length > 1 && all[0] === 'the' ? all.slice(1) : all
  return { words, core: coreOf(words) }
}

/** What a query like "Lovelace, Ada" is in the usual order; undefined if it has not just one comma. */
export function uninverted(text: string): string | undefined {
  const [before, after, ...further] = text.split(/[,،]/u)
  if (before === undefined || after === undefined || further.length > 0) return undefined
  return `${after} ${before}`
}

/**
 * The words of a text, folded for names.
 * @param gap what may stand between two initials of one word, as in "U.S."
 */
export function nameTokens(text: string, gap = /^\.\s?$/): Token[] {
  const found: Token[] = []
  let initials = false
  for (const { word, start, end } of tokens(text)) {
    const before = found.at(-1)
    const isInitial = word.length === 1 && /\p{L}/u.test(word)
    if (initials && isInitial && before && gap.test(text.slice(before.end, start)))
      found[found.length - 1] = { word: before.word + word, start: before.start, end }
    else found.push({ word: foldLetters(word), start, end })
    initials = isInitial
  }
  return found
}

export function isGeneric(word: string): boolean {
  return GENERIC.has(word) || CONNECTIVES.has(word)
}

function coreOf(words: readonly string[]): readonly string[] {
  let first = 0
  let end = words.length
  while (first < end - 1 && HONORIFICS.has(words[first] ?? '')) first += 1
  while (first < end - 1 && LEADING.has(words[first] ?? '')) first += 1
  while (end > first + 1 && isTrailing(words[end - 1] ?? '')) end -= 1
  const rest = words.slice(first, end)
  return rest.filter((word, at) => at === 0 || at === rest.length - 1 || !CONNECTIVES.has(word))
}

/** A single letter at the end is a number or an initial. */
function isTrailing(word: string): boolean {
  return word.length > 1 && CONNECTIVES.has(word)
}
