import { digest } from '../search/seal.ts'
import type { LoadedKnowledge } from './load.ts'

const REVISION_DIGITS = 10

/** The beginning of a SHA-256 over all that was read; equal for equal knowledge. Yields often. */
export function* revisionOf(loaded: LoadedKnowledge): Generator<void, string> {
  return (yield* digest(partsOf(loaded))).toString('hex').slice(0, REVISION_DIGITS)
}

/** Each part says where it ends, so that no two folders have the same parts behind each other. */
function* partsOf({ sources, records, quotes }: LoadedKnowledge): Generator<string> {
  for (const { id, particulars, text } of sources.values()) {
    yield JSON.stringify([id, particulars, text.length])
    yield text
  }
  for (const { record } of records) yield JSON.stringify(record)
  for (const quoted of quotes) yield JSON.stringify(quoted)
}
