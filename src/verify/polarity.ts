import type { ReadSentence } from './reading.ts'

/* Whether a sentence tells something as a fact, denies it, or only says that it may be. English words of grammar. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}

const DENYING = set(`
  not no never neither nor cannot without false falsely untrue denied denies deny denying refused refuses refuse refusing
  failed fails fail failing unlikely avoid avoided prevent prevented prevents halt rejected rejects dismissed nobody nothing none
  didnt doesnt dont isnt arent wasnt werent hasnt havent hadnt wont cant couldnt wouldnt shouldnt
`)
const UNREAL = set(`
  may might could would should must will can if whether potential potentially possible possibly planned plans plan planning
  aims aim aimed aiming seeks seek sought seeking wants want wanted threatened threatens threatening vowed vows pledged
  promised promises urged urges demanded demands calls called proposed proposes considering expected expects intends hopes
  speculation unless likely needs need essential
`)

/** So many words before a verb still say whether it is meant. */
const REACH = 6
/** What begins another clause. */
const BREAK = /[;:,—–()]/

export type Polarity = 'told' | 'denied' | 'unreal'

/** How a word of a sentence is meant, by the words before it in its clause. */
export function polarityAt({ text, all }: Pick<ReadSentence, 'text' | 'all'>, offset: number): Polarity {
  const at = all.findIndex(({ start }) => start >= offset)
  const last = at < 0 ? all.length : at
  let isUnreal = false
  let isDenied = false
  for (let before = last - 1; before >= Math.max(0, last - REACH); before -= 1) {
    const word = all[before]
    if (!word || BREAK.test(text.slice(word.end, all[before + 1]?.start ?? word.end))) break
    if (DENYING.has(word.word)) isDenied = !isDenied
    if (UNREAL.has(word.word)) isUnreal = true
  }
  return isDenied ? 'denied' : isUnreal ? 'unreal' : 'told'
}

/** Whether a passage's words bear out a draft's: what only may be is not told, and what is denied neither. */
export function bearsOut(draft: Polarity, source: Polarity): boolean {
  if (draft === source) return true
  return draft === 'unreal' && source === 'told'
}
