import Fuse from 'fuse.js'

/**
 * Finds what an editor or a reader most probably meant.
 * @returns the known words most like the given one, best first; none where nothing is alike.
 */
export function nearest(word: string, known: Iterable<string>, limit = 3): string[] {
  const fuse = new Fuse([...known], { threshold: 0.4, ignoreLocation: true, includeScore: true })
  return fuse.search(word.slice(0, 32), { limit }).map(({ item }) => item)
}

/** The end of a sentence that names the nearest known word; empty where there is none. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const [first] = nearest(word, known, 1)
  return first === undefined ? '' : `; did you mean ${first}?`
}
