import { SAYING } from '../extraction/names/verbs.ts'
import { isSameName, type WrittenName } from './names.ts'
import type { ReadSentence, TellingWord } from './reading.ts'
import { slotOf } from './prepositions.ts'
import { sidesOf } from './roles.ts'

/* Whether a sentence has room for a name that only a sentence before it has, as the one that a pronoun stands for. */

/**
 * Whether a passage itself has another name where the draft has this one: "in Norport" for "in Eastmark".
 * @param verbs a verb of the draft and the passage's own word for it, where both have one.
 */
export function isSlotTaken(
  name: WrittenName,
  draft: ReadSentence,
  own: ReadSentence,
  verbs: { readonly draft: TellingWord; readonly own: TellingWord } | undefined,
): boolean {
  const slot = slotOf(draft.text, name)
  // A pronoun stands for who does it, for whose it is, or for where it is.
  if (!['', 'of', 'place'].includes(slot)) return true
  // Beside a noun for what is done ("an exchange of fire") nobody has to be understood.
  if (verbs && !isVerbal(verbs.own)) return true
  const isInDraft = (other: WrittenName): boolean => draft.names.some((each) => isSameName(each, other))
  const others = own.names.filter(
    (other) => !isInDraft(other) && slotOf(own.text, other) === slot && !isSpeaker(other, own),
  )
  if (others.length === 0) return false
  if (!verbs || slot !== '') return true
  const mine = sidesOf(draft, verbs.draft)
  const theirs = sidesOf(own, verbs.own)
  const side = mine.agents.includes(name) ? theirs.agents : theirs.patients
  return others.some((other) => side.includes(other))
}

function isVerbal({ isVerb, word }: TellingWord): boolean {
  return isVerb || /(?:ed|ing)$/.test(word)
}

/** Who only reports what the sentence tells: "…, Quay Post reported". */
function isSpeaker({ end }: WrittenName, { all }: ReadSentence): boolean {
  const next = all.find(({ start }) => start >= end)
  return next !== undefined && SAYING.has(next.word)
}
