import { eld } from 'eld/small'
import type { FoundParticulars, Particular } from './incoming.ts'

/** Fewer characters say too little of a language. */
const LEAST_CHARACTERS = 60
const MOST_CHARACTERS = 5_000

/**
 * The language of a text: what the document says, where the text bears it out, else what the text itself is written in.
 * @returns undefined where neither is known.
 */
export function languageOf(text: string, { language }: FoundParticulars): Particular | undefined {
  if (text.length < LEAST_CHARACTERS) return language
  const found = eld.detect(text.slice(0, MOST_CHARACTERS))
  if (found.language === '' || !found.isReliable()) return language
  if (language?.value.split('-')[0]?.toLowerCase() === found.language) return language
  return { value: found.language, from: 'the text itself' }
}
