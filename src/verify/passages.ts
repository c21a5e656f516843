import { LRUCache } from 'lru-cache'
import { passageNumber, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import { passageText } from '../query/excerpts.ts'
import { datesIn } from '../query/statements.ts'
import type { ReadPassage } from './alignment.ts'
import { readSentence, type ReadSentence } from './reading.ts'

/** So many sentences before a passage may tell what its pronouns stand for. */
const BEFORE = 2
/** So many passages are weighed for one sentence of a draft. */
const MOST_CANDIDATES = 24
const MOST_READ = 5_000

const read = new WeakMap<Snapshot, LRUCache<PassageNumber, ReadSentence>>()

/** The sentence of a passage, read once while a snapshot serves. */
export function readPassageSentence(snapshot: Snapshot, passage: PassageNumber): ReadSentence {
  const cache = read.get(snapshot) ?? new LRUCache<PassageNumber, ReadSentence>({ max: MOST_READ })
  read.set(snapshot, cache)
  const known = cache.get(passage)
  if (known) return known
  const language = snapshot.passages[passage]?.source.particulars.language ?? ''
  const made = readSentence(snapshot, passageText(snapshot, passage), language, datesIn(snapshot, passage))
  cache.set(passage, made)
  return made
}

/** A passage with what it goes on from: the sentences before it, and the first of its document with the title. */
export function readPassage(snapshot: Snapshot, passage: PassageNumber): ReadPassage {
  const own = snapshot.passages[passage]
  const before: ReadSentence[] = []
  for (let at = passage - 1; at >= passage - BEFORE; at -= 1) {
    const other = snapshot.passages[at]
    if (!own || other?.source !== own.source || other.sentence.paragraph < own.sentence.paragraph - 1) break
    before.push(readPassageSentence(snapshot, passageNumber(at)))
  }
  const first = own && snapshot.firstPassages.get(own.source.id)
  if (first !== undefined && first < passage - BEFORE) before.push(readPassageSentence(snapshot, first))
  const { title = '', language = '' } = own?.source.particulars ?? {}
  return {
    own: readPassageSentence(snapshot, passage),
    before: title === '' ? before : [...before, titleOf(snapshot, title, language)],
  }
}

const titles = new WeakMap<Snapshot, Map<string, ReadSentence>>()

function titleOf(snapshot: Snapshot, title: string, language: string): ReadSentence {
  const known = titles.get(snapshot) ?? new Map<string, ReadSentence>()
  titles.set(snapshot, known)
  const made = known.get(title) ?? readSentence(snapshot, title, language, [])
  known.set(title, made)
  return made
}

/** The passages that most likely say what a sentence of a draft says, best first. */
export function candidatesFor(snapshot: Snapshot, text: string): PassageNumber[] {
  return snapshot.passageIndex.search(text, { limit: MOST_CANDIDATES }).hits.map(({ passage }) => passage)
}
