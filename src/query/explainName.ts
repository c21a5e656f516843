import { CUES, type Cue } from '../extraction/names/cues.ts'
import { NAME_KINDS } from '../extraction/names/nouns.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Subject } from './answer.ts'

/** So many of the ways in which a name is written, and of the reasons to take them for one, are told. */
const MOST = 12

/** What speaks for what a name names, in words. */
const CUE_WORDS: Readonly<Record<Cue, string>> = {
  title: 'a title before it',
  personNoun: 'a noun for a person beside it',
  organisationNoun: 'a noun for an organisation beside it',
  placeNoun: 'a noun for a place beside it',
  eventNoun: 'a noun for an event beside it',
  organisationHead: 'its own noun is one for an organisation',
  placeHead: 'its own noun is one for a place',
  eventHead: 'its own noun is one for an event',
  age: 'an age behind it',
  surname: 'its last word stands alone in the same text',
  severalWords: 'several words',
  who: '“who” behind it',
  where: '“where” behind it',
  in: '“in” before it',
  towards: '“to” or “from” before it',
  region: 'a part of it, such as its north',
  personVerb: 'does what only people do',
  says: 'says something',
  members: 'has members',
  state: 'has what states have',
  article: 'an article before it',
  abbreviation: 'is an abbreviation',
}

/**
 * Says how what an answer is about was recognised as a name in the texts.
 * @returns each part with what it was read from; undefined where the answer is about no such name.
 */
export function explainName(
  { textEntities }: Snapshot,
  { kind, name }: Subject,
): readonly (readonly [part: string, from: string])[] | undefined {
  const entity = kind === 'name' ? textEntities.get(name) : undefined
  if (!entity) return undefined
  const { forms, ties, sorted, cues, sources, mentions } = entity
  const written = forms.slice(0, MOST).map(({ text, count }) => `“${text}” ${count} times`)
  const joined = ties.slice(0, MOST).map(({ form, reason }) => `“${form}”: ${reason}`)
  const counted = CUES.flatMap((cue, at) => {
    const count = cues[at] ?? 0
    return count > 0 ? [{ words: CUE_WORDS[cue], count }] : []
  }).sort((a, b) => b.count - a.count)
  const scores = NAME_KINDS.map((each) => `${each} ${sorted.scores[each].toFixed(1)}`)
  return [
    ['written as', written.join(', ')],
    ['taken for one', joined.length > 0 ? joined.join(', ') : 'within single texts only'],
    ['named in', `${mentions.length} sentences of ${sources} sources`],
    ['taken for', `${sorted.kind ?? 'nothing certain'} (${scores.join(', ')})`],
    ['because of', counted.map(({ words, count }) => `${words} ${count} times`).join('; ')],
  ]
}
