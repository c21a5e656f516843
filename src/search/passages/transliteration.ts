/** What letters of other scripts sound like; vowels, and letters that are as often one, sound like nothing. */
const SOUNDS = new Map(
  (
    'بb پp تt ثt جj چj حh خk دd ذd رr زz ژj سs شs صs ضd طt ظz غg فf قk كk کk گg لl مm نn هh ةh ' +
    'бb гg дd жj зz кk лl мm нn пp рr сs тt фf хh цs чj шs щs'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
)
/** Latin letters that sound like another, the longest first. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/sch|sh/g, 's'],
  [/tch|ch/g, 'j'],
  [/kh|ck|q|c/g, 'k'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ph/g, 'f'],
  [/zh/g, 'j'],
  [/x/g, 'ks'],
  [/[^bdfghjklmnprstz]/g, ''],
]
const OTHER_SCRIPT = /[\p{Script=Arabic}\p{Script=Cyrillic}]/u
/** Fewer consonants are alike by chance. */
const SHORTEST = 3

/** The consonants that a folded word is heard with, so that it is met in another script; empty where they are too few. */
export function consonants(word: string): string {
  const heard = OTHER_SCRIPT.test(word)
    ? Array.from(word.replace(/^(?:و?ال)(?=..)/u, ''), (letter) => SOUNDS.get(letter) ?? '').join('')
    : LATIN.reduce((rest, [written, sound]) => rest.replace(written, sound), word)
  const once = heard.replace(/(.)\1+/g, '$1')
  return once.length < SHORTEST ? '' : once
}

/** Whether one of two words is written in the Arabic or the Cyrillic script. */
export function isOtherScript(word: string): boolean {
  return OTHER_SCRIPT.test(word)
}

interface Heard {
  /** So many words of the vocabulary are in. */
  size: number
  readonly words: Map<string, number[]>
}
const known = new WeakMap<readonly string[], Heard>()

/**
 * The numbers of the words of a vocabulary that are heard with the same consonants. They are found out when a question in
 * another script is asked for the first time, and then only of words that are new.
 */
export function heardAs(word: string, vocabulary: readonly string[]): readonly number[] {
  const sound = consonants(word)
  if (sound === '') return []
  const heard = known.get(vocabulary) ?? { size: 0, words: new Map<string, number[]>() }
  known.set(vocabulary, heard)
  for (; heard.size < vocabulary.length; heard.size += 1) {
    const each = consonants(vocabulary[heard.size] ?? '')
    const same = heard.words.get(each)
    if (same) same.push(heard.size)
    else if (each !== '') heard.words.set(each, [heard.size])
  }
  return heard.words.get(sound) ?? []
}
