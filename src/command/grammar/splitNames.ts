/** How well words are the name of something: as it is written, somehow, or not. */
export type KnownAs = (words: string) => 'exact' | 'near' | undefined

const JOINT = /^(?:and|&|vs\.?|with)$/i
const LONGEST_NAMES = 300

/** A bound on the splits that are tried; words beyond it belong to the second name. */
const MOST_SPLITS = 16

/**
 * Splits words between two names: where both sides are names, else at a word between them, else after the first.
 * @param words what stood in quotes is one word.
 * @returns undefined of fewer than two words.
 */
export function splitNames(
  words: readonly string[],
  knownAs: KnownAs,
): readonly [string, string] | undefined {
  const sides = (at: number, until = at): readonly [string, string] => [
    words.slice(0, at).join(' ').replace(/,$/, ''),
    words.slice(until).join(' '),
  ]
  const places = words.slice(1, MOST_SPLITS + 1).map((_, index) => index + 1)
  const joints = places
    .filter((at) => at < words.length - 1 && JOINT.test(words[at] ?? ''))
    .map((at) => sides(at, at + 1))
  const splits = places.map((at) => sides(at))
  const short = [...joints, ...splits].filter(([left, right]) => left.length + right.length <= LONGEST_NAMES)
  const known = short.map((split) => ({ split, as: split.map(knownAs) }))
  return (
    known.find(({ as }) => as.every((level) => level === 'exact'))?.split ??
    known.find(({ as }) => as.every((level) => level !== undefined))?.split ??
    joints[0] ??
    splits[0]
  )
}
