import { isCapital, tokens } from '../tokens.ts'

/**
 * Whether one of those whose words a passage gives is who was asked for: has all the words of the name, or has none that
 * are not of it. "Gold Apollo" is not "Apollo Systems", but "Zelensky" may be "Volodymyr Zelensky".
 * @param speakers their names as the texts have them.
 * @param asked for each word of the name what may stand for it, folded; at least one.
 */
export function isSpokenBy(speakers: readonly string[], asked: readonly ReadonlySet<string>[]): boolean {
  return speakers.some((speaker) => {
    const found = tokens(speaker).filter(({ start }) => isCapital(speaker, start))
    if (found.length === 0) return false
    const isAsked = (word: string): boolean => asked.some((words) => words.has(word))
    return (
      asked.every((words) => found.some(({ word }) => words.has(word))) ||
      found.every(({ word }) => isAsked(word))
    )
  })
}
