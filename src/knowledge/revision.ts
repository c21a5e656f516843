import { digest } from '../search/seal.ts'
import type { LoadedKnowledge } from './load.ts'
import type { Source } from './types.ts'

const REVISION_DIGITS = 10
/** Kept, since hashing a long text takes time and a source never changes. */
const digests = new WeakMap<Source, string>()

/** The beginning of a SHA-256 over all that was read; equal for equal knowledge. Yields often. */
export function* revisionOf(loaded: LoadedKnowledge): Generator<void, string> {
  const parts: string[] = []
  for (const source of loaded.sources.values()) parts.push(yield* digestOf(source))
  for (const [id, versions] of loaded.versions)
    for (const version of versions) parts.push(id, version.name, version.text)
  for (const { record } of loaded.records) parts.push(JSON.stringify(record))
  for (const quoted of loaded.quotes) parts.push(JSON.stringify(quoted))
  return (yield* digest([JSON.stringify(parts)])).toString('hex').slice(0, REVISION_DIGITS)
}

function* digestOf(source: Source): Generator<void, string> {
  const known = digests.get(source)
  if (known !== undefined) return known
  const { id, particulars, text } = source
  const found = (yield* digest([JSON.stringify([id, particulars, text.length]), text])).toString('hex')
  digests.set(source, found)
  return found
}
