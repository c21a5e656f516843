import type { Name } from './nameBook.ts'
import { closeSpelling } from './spelling.ts'

/** A shorter word in another spelling is as likely another word. */
const SHORTEST_RESPELLED = 5
/** An acronym of so few letters may be an ordinary word when it is not written in capitals. */
const LONGEST_SHORT_ACRONYM = 3

/** Whose name the words are: those with the very words before those that are spelled otherwise; nobody if several. */
export function ownerOf(
  names: readonly Name[],
  words: readonly string[],
  written: string,
): string | undefined {
  const fitting = names.filter((name) => isWrittenAsName(name, words, written))
  const exact = fitting.filter((name) => isSame(words, name))
  const ids = new Set((exact.length > 0 ? exact : fitting).map((name) => name.owner.id))
  const [id] = ids
  return ids.size === 1 ? id : undefined
}

/** A single word must be spelled much as the name; ordinary words in lower case are no name in capitals. */
function isWrittenAsName(name: Name, words: readonly string[], written: string): boolean {
  if (words.length > 1) return isLowerCase(name.text) || !isLowerCase(written) || isSame(words, name)
  const [word = ''] = words
  const isExact = word === name.words[0]
  if (!isExact && (word.length < SHORTEST_RESPELLED || name.close[0] !== closeSpelling(word))) return false
  if (isLowerCase(name.text)) return true
  if (isLowerCase(written)) return false
  const isAcronym = name.text === name.text.toUpperCase() && word.length <= LONGEST_SHORT_ACRONYM
  return !isAcronym || written === written.toUpperCase()
}

function isSame(words: readonly string[], name: Name): boolean {
  return name.words.join(' ') === words.join(' ')
}

function isLowerCase(text: string): boolean {
  return text === text.toLowerCase()
}
