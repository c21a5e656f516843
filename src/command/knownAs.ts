import type { Snapshot } from '../knowledge/snapshot.ts'
import type { KnownAs } from './grammar/splitNames.ts'

/** Tells whether words are a name as its entry has it, or another that leads to one. */
export function knownAs({ names }: Pick<Snapshot, 'names'>): KnownAs {
  return (words) => {
    const resolution = names.resolve(words)
    if (resolution.status !== 'found') return undefined
    return resolution.hit.level === 'exact' ? 'exact' : 'near'
  }
}
